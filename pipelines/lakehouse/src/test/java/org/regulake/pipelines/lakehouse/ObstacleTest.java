package org.regulake.pipelines.lakehouse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.nio.file.Path;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ObstacleTest {

  private static final String CATALOG = "jdbc:postgresql://db.example.org/regulake";

  private static LakehouseConfig lake(String location) {
    return new LakehouseConfig(
        location,
        new PublishedCatalogConfig(PublishedCatalogConfig.Type.JDBC, CATALOG, location, null, null),
        null);
  }

  private static RuntimeException inATask(Throwable cause) {
    return new IllegalStateException(
        "Job aborted", new RuntimeException("Task failed while writing rows", cause));
  }

  @Test
  void a_full_disk_is_named_with_how_full_it_is_and_what_to_do(@TempDir Path folder) {
    RuntimeException explained =
        Obstacle.explained(
            inATask(new IOException("No space left on device")), lake(folder.toString()));

    assertThat(explained)
        .isInstanceOf(IllegalStateException.class)
        .hasMessageStartingWith(
            "there is no room left for the lake " + folder + " (No space left on device)")
        .hasMessageContaining(folder + " lies on ")
        .hasMessageContaining(" MB free")
        .hasMessageContaining("then run again")
        .hasMessageContaining("What was published before is whole");
  }

  @Test
  void a_full_disk_is_seen_in_what_an_executor_wrote_and_in_a_second_failure() {
    RuntimeException asText =
        new RuntimeException(
            "Job aborted due to stage failure: Lost task 0.0: java.io.IOException: No space left on"
                + " device\n"
                + "\tat x");
    RuntimeException second = new RuntimeException("the first failure");
    second.addSuppressed(
        new IOException(
            "[SQLITE_FULL] Insertion failed because database is full (database or disk is full)"));

    assertThat(Obstacle.explained(asText, lake("/tmp"))).hasMessageContaining("no room left");
    assertThat(Obstacle.explained(second, lake("/tmp"))).hasMessageContaining("no room left");
  }

  @Test
  void a_catalog_that_is_down_is_named() {
    RuntimeException explained =
        Obstacle.explained(
            inATask(new SQLException("Connection to db.example.org:5432 refused.", "08001")),
            lake("s3a://bucket/lake"));

    assertThat(explained)
        .hasMessageStartingWith(
            "the catalog of the published tables, jdbc %s, cannot be reached (Connection to db.example.org:5432 refused.). Start it"
                .formatted(CATALOG));
  }

  @Test
  void a_storage_that_cannot_be_reached_is_named() {
    RuntimeException explained =
        Obstacle.explained(
            inATask(new UncheckedIOException(new ConnectException("Connection refused"))),
            lake("s3a://bucket/lake"));

    assertThat(explained)
        .hasMessageStartingWith(
            "the storage of the lake s3a://bucket/lake cannot be reached (Connection refused). See"
                + " to it");
    assertThat(Obstacle.isStorageLost(explained)).isTrue();
  }

  @Test
  void what_is_explained_is_not_explained_again() {
    RuntimeException explained =
        Obstacle.explained(inATask(new IOException("No space left on device")), lake("/tmp"));

    assertThat(Obstacle.explained(explained, lake("/tmp"))).isSameAs(explained);
  }

  @Test
  void what_hadoop_makes_of_a_full_disk_is_explained_and_any_other_error_is_thrown() {
    assertThat(
            Obstacle.explained(new Error(new IOException("No space left on device")), lake("/tmp")))
        .hasMessageContaining("no room left");
    assertThatThrownBy(() -> Obstacle.explained(new StackOverflowError(), lake("/tmp")))
        .isInstanceOf(StackOverflowError.class);
  }

  @Test
  void any_other_failure_stays_as_it_is() {
    RuntimeException failure = inATask(new IllegalArgumentException("a column is missing"));

    assertThat(Obstacle.explained(failure, lake("/tmp"))).isSameAs(failure);
  }
}

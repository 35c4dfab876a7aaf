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

class FailureExplainerTest {

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
  void a_full_disk_is_named_with_its_free_space_and_a_remedy(@TempDir Path folder) {
    RuntimeException explained =
        FailureExplainer.explain(
            inATask(new IOException("No space left on device")), lake(folder.toString()));

    assertThat(explained)
        .isInstanceOf(IllegalStateException.class)
        .hasMessageStartingWith(
            "there is no space left for the lake " + folder + " (No space left on device)")
        .hasMessageContaining(folder + " is on ")
        .hasMessageContaining(" MB free")
        .hasMessageContaining("then run again")
        .hasMessageContaining("The tables published before are intact");
  }

  @Test
  void a_full_disk_is_found_in_the_text_of_an_executor_and_in_a_suppressed_failure() {
    RuntimeException asText =
        new RuntimeException(
            "Job aborted due to stage failure: Lost task 0.0: java.io.IOException: No space left on"
                + " device\n"
                + "\tat x");
    RuntimeException second = new RuntimeException("the first failure");
    second.addSuppressed(
        new IOException(
            "[SQLITE_FULL] Insertion failed because database is full (database or disk is full)"));

    assertThat(FailureExplainer.explain(asText, lake("/tmp")))
        .hasMessageContaining("no space left");
    assertThat(FailureExplainer.explain(second, lake("/tmp")))
        .hasMessageContaining("no space left");
  }

  @Test
  void a_catalog_that_is_down_is_named() {
    RuntimeException explained =
        FailureExplainer.explain(
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
        FailureExplainer.explain(
            inATask(new UncheckedIOException(new ConnectException("Connection refused"))),
            lake("s3a://bucket/lake"));

    assertThat(explained)
        .hasMessageStartingWith(
            "the storage of the lake s3a://bucket/lake cannot be reached (Connection refused)."
                + " Check it");
    assertThat(FailureExplainer.isStorageLost(explained)).isTrue();
  }

  @Test
  void an_explained_failure_is_not_explained_again() {
    RuntimeException explained =
        FailureExplainer.explain(inATask(new IOException("No space left on device")), lake("/tmp"));

    assertThat(FailureExplainer.explain(explained, lake("/tmp"))).isSameAs(explained);
  }

  @Test
  void an_error_of_hadoop_about_a_full_disk_is_explained_and_any_other_error_is_thrown() {
    assertThat(
            FailureExplainer.explain(
                new Error(new IOException("No space left on device")), lake("/tmp")))
        .hasMessageContaining("no space left");
    assertThatThrownBy(() -> FailureExplainer.explain(new StackOverflowError(), lake("/tmp")))
        .isInstanceOf(StackOverflowError.class);
  }

  @Test
  void any_other_failure_stays_as_it_is() {
    RuntimeException failure = inATask(new IllegalArgumentException("a column is missing"));

    assertThat(FailureExplainer.explain(failure, lake("/tmp"))).isSameAs(failure);
  }
}

package org.regulake.pipelines.everywhere;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.regulake.pipelines.pull.Database;
import org.regulake.pipelines.pull.Pull;
import org.regulake.pipelines.pull.PullReport;
import org.regulake.pipelines.pull.PullSettings;

/** Landing folders in HDFS and in an object store, into which tables of databases are pulled. */
@Tag("everywhere")
class PulledDeliveriesTest {

  @TempDir private Path folder;

  @BeforeEach
  void describe() throws IOException, SQLException {
    execute(
        "CREATE TABLE penalty (decision_id, authority, enterprise_code, decision_date,"
            + " penalty_type, number INTEGER)");
    insert(1);
    Files.writeString(
        folder.resolve("penalty.yml"),
        """
        source: penalty
        url: jdbc:sqlite:%s
        table: penalty
        watermark: number
        delivery: {ignore: [number]}
        """
            .formatted(folder.resolve("bureau.db")));
  }

  private void insert(int number) throws SQLException {
    execute(
        "INSERT INTO penalty VALUES ('A%d', '甲局', 'N1', '2025-01-03', '罚款', %d)"
            .formatted(number, number));
  }

  private void execute(String sql) throws SQLException {
    try (Connection database =
            DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("bureau.db"));
        Statement statement = database.createStatement()) {
      statement.execute(sql);
    }
  }

  private void pullsAreLandedOneByOne(Configuration configuration, String landing)
      throws IOException, SQLException {
    org.apache.hadoop.fs.Path place = new org.apache.hadoop.fs.Path(landing);
    place.getFileSystem(configuration).mkdirs(place);
    place
        .getFileSystem(configuration)
        .mkdirs(new org.apache.hadoop.fs.Path(place, "penalty/.unfinished-penalty.other"));
    assertThat(pull(configuration, landing, "2025-01-06T01:00:00Z").rows()).isOne();
    assertThat(pull(configuration, landing, "2025-01-07T01:00:00Z").isLanded()).isFalse();
    insert(2);
    assertThat(pull(configuration, landing, "2025-01-08T01:00:00Z").rows()).isOne();
    assertThat(names(configuration, new org.apache.hadoop.fs.Path(place, "penalty")))
        .containsExactly("2025-01-06-penalty-1", "2025-01-08-penalty-2");
    assertThat(
            names(
                configuration,
                new org.apache.hadoop.fs.Path(place, "penalty/2025-01-08-penalty-2")))
        .containsExactly("manifest.json", "rows-1.jsonl.gz");
  }

  private PullReport pull(Configuration configuration, String landing, String now) {
    return new Pull(
            Database.read(folder, "penalty"),
            new PullSettings(
                configuration, landing, Instant.parse(now), "test", false, name -> null))
        .run();
  }

  private static List<String> names(Configuration configuration, org.apache.hadoop.fs.Path place)
      throws IOException {
    return Arrays.stream(place.getFileSystem(configuration).listStatus(place))
        .map(FileStatus::getPath)
        .map(org.apache.hadoop.fs.Path::getName)
        .sorted()
        .toList();
  }

  @Test
  void in_hdfs() throws IOException, SQLException {
    try (Hdfs hdfs = new Hdfs(folder.resolve("hdfs"))) {
      pullsAreLandedOneByOne(new Configuration(), hdfs.uri("/landing"));
    }
  }

  @Test
  void in_an_object_store() throws IOException, SQLException {
    try (ObjectStore store = ObjectStore.start(folder)) {
      pullsAreLandedOneByOne(store.hadoopConfiguration(), store.uri("/landing"));
    }
  }
}

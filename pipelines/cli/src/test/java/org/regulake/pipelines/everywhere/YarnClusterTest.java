package org.regulake.pipelines.everywhere;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Runs submitted by the launcher to containers of YARN, from HDFS to HDFS. */
@Tag("everywhere")
class YarnClusterTest {

  private static Place place;
  private static Hdfs hdfs;
  private static Server yarn;
  private static Path sparkHome;

  @BeforeAll
  static void start() {
    sparkHome = Launcher.sparkHome();
    place = new Place("yarn");
    hdfs = new Hdfs(place.folder("hdfs"));
    hdfs.put(OneMachine.get().landing(), "/landing");
    Path settings = place.folder("hadoop-conf");
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    yarn =
        Server.start(
            place.file("yarn.txt"),
            Map.of(),
            List.of(
                java,
                "-Xmx512m",
                "--add-opens=java.base/java.lang=ALL-UNNAMED",
                "-cp",
                "target/test-classes:target/yarn/*",
                YarnServer.class.getName(),
                settings.toString(),
                hdfs.uri("")));
    yarn.awaitPrinted(YarnServer.IS_UP, Duration.ofMinutes(2));
  }

  @AfterAll
  static void stop() {
    if (yarn != null) {
      yarn.close();
    }
    if (hdfs != null) {
      hdfs.close();
    }
  }

  private static String conf(String lake) {
    return place.conf(
        lake,
        hdfs.uri("/" + lake),
        hdfs.uri("/landing"),
        """
          spark.yarn.jars: local:%s/jars/*
          spark.executor.instances: "2"
          spark.yarn.am.memory: 512m
        """
            .formatted(sparkHome));
  }

  private static Launcher launcher() {
    return new Launcher(place.folder())
        .with("HADOOP_CONF_DIR", place.file("hadoop-conf").toString());
  }

  @Test
  void containers_of_yarn_give_the_same_contents_as_one_machine() {
    launcher().call(OneMachine.run("--master", "yarn", "--config", conf("lake")));
    assertThat(Contents.of(hdfs.uri("/lake"))).isEqualTo(OneMachine.get().contents());
  }

  @Test
  void a_driver_in_a_container_gives_the_same_contents() {
    launcher()
        .call(
            OneMachine.run(
                "--master",
                "yarn",
                "--deploy-mode",
                "cluster",
                "--config",
                conf("lake-elsewhere")));
    assertThat(Contents.of(hdfs.uri("/lake-elsewhere"))).isEqualTo(OneMachine.get().contents());
  }
}

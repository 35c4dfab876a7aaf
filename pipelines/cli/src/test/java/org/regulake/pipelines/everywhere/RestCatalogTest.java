package org.regulake.pipelines.everywhere;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Published tables in a catalog service. */
@Tag("everywhere")
class RestCatalogTest {

  private static final Duration START = Duration.ofMinutes(1);

  @TempDir private Path folder;

  @Test
  void the_contents_are_the_same_when_a_catalog_service_lists_the_published_tables()
      throws IOException {
    Path lake = Files.createDirectories(folder.resolve("lake"));
    int port = Server.freePort();
    try (Server catalog =
        Server.start(
            folder.resolve("catalog.txt"),
            Map.of(),
            List.of(
                FetchedServer.java(),
                "-cp",
                FetchedServer.classPath("rest-catalog"),
                FetchedServer.folder("rest-catalog").resolve("RestCatalog.java").toString(),
                String.valueOf(port),
                "jdbc:sqlite:" + folder.resolve("catalog.db"),
                lake.toString()))) {
      catalog.awaitPrinted("ready", START);
      new Launcher(folder)
          .call(
              OneMachine.run(
                  "--landing",
                  OneMachine.get().landing().toString(),
                  "--lake",
                  lake.toString(),
                  "--set",
                  "lakehouse.catalog.type=rest",
                  "--set",
                  "lakehouse.catalog.uri=http://%s:%d".formatted(Server.HOST, port)));
      assertThat(Contents.of(lake.toString())).isEqualTo(OneMachine.get().contents());
    }
  }
}

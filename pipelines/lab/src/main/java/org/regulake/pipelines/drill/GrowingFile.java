package org.regulake.pipelines.drill;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.regulake.pipelines.collect.Collector;
import org.regulake.pipelines.lakehouse.LocalDisk;

/**
 * Fault: a file of the later day that is half written when the run starts and keeps growing while
 * it is read. No manifest lists it.
 */
final class GrowingFile implements Fault {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration BETWEEN_BYTES = Duration.ofMillis(20);
  private static final int FEWEST_BYTES = 2_000;

  @Override
  public String name() {
    return "growing-file";
  }

  @Override
  public String sentence() {
    return "归集时文件仍在写入 a landed file grows while it is read";
  }

  @Override
  public Optional<String> missing(DrillEnvironment environment) {
    return file(environment.landing().whole(), environment).isPresent()
        ? Optional.empty()
        : Optional.of(
            "no uncompressed file of %s is longer than %,d bytes"
                .formatted(environment.landing().day(), FEWEST_BYTES));
  }

  @Override
  public String inject(DrillEnvironment environment) {
    Path landing = environment.folder().resolve("landing-growing");
    try {
      FolderCopy.empty(landing);
      FolderCopy.copy(environment.landing().whole(), landing);
      Path file = file(landing, environment).orElseThrow();
      withoutListedFiles(file.resolveSibling("manifest.json"));
      byte[] whole = Files.readAllBytes(file);
      return inject(environment, landing, file, whole);
    } catch (IOException cause) {
      throw new UncheckedIOException("cannot write the growing file", cause);
    }
  }

  private static String inject(DrillEnvironment environment, Path landing, Path file, byte[] whole)
      throws IOException {
    String name = landing.relativize(file).toString();
    Lake lake = environment.lakeOfEarlierDay();
    Contents before = lake.published();
    int written = whole.length / 2;
    Files.write(file, Arrays.copyOf(whole, written));
    Started run = lake.start(environment.program(), landing);
    try (OutputStream growing = Files.newOutputStream(file, StandardOpenOption.APPEND)) {
      while (run.isAlive() && run.stagesDone() == 0 && written < whole.length) {
        growing.write(whole[written++]);
        Pause.of(BETWEEN_BYTES);
      }
    }
    Ended ended = run.ended();
    String seen;
    if (ended.isDone()) {
      if (!ended.printed().contains("growing")) {
        throw new DrillFailedException(
            ("the run collected %s while it was growing (%,d of %,d bytes were written) without a"
                    + " message")
                .formatted(name, written, whole.length));
      }
      requireNothingTaken(lake, name);
      seen = "the file was refused by name, the others were collected";
    } else {
      ended.requireRefused("the run during the growth of a file", "while it was read", "rename");
      lake.requireUnchanged(before);
      seen = "the run failed with a clear message, the earlier day was intact";
    }
    Files.write(file, whole);
    lake.start(environment.program(), landing).ended().requireDone("the run on the complete file");
    lake.requireSameAsUndisturbed();
    return "%s: %s; after the file was complete, the next run wrote the same content to %d tables"
        .formatted(name, seen, environment.undisturbed().tables());
  }

  private static void requireNothingTaken(Lake lake, String name) {
    String[] parts = name.split("/");
    String rows =
        lake.command(
                "sql",
                "SELECT count(*) AS taken FROM bronze.%s WHERE delivery_id = '%s/%s' AND file_name = '%s'"
                    .formatted(parts[0], parts[0], parts[1], parts[2]),
                "--format",
                "csv")
            .requireDone("querying the rows of the growing file")
            .lastLine();
    if (!rows.equals("0")) {
      throw new DrillFailedException(
          "%s rows of the growing file %s were collected".formatted(rows, name));
    }
  }

  /** Finds the longest uncompressed file of the later day. */
  private static Optional<Path> file(Path landing, DrillEnvironment environment) {
    List<Path> deliveries =
        Collector.eventDays(LocalDisk.configuration(), landing.toString(), environment.now())
            .entrySet()
            .stream()
            .filter(delivery -> delivery.getValue().equals(environment.landing().day()))
            .map(delivery -> landing.resolve(delivery.getKey()))
            .toList();
    return deliveries.stream()
        .flatMap(GrowingFile::files)
        .filter(
            file ->
                file.getFileName().toString().endsWith(".csv")
                    && file.toFile().length() >= FEWEST_BYTES)
        .max(
            Comparator.comparing((Path file) -> file.toFile().length())
                .thenComparing(Path::toString));
  }

  private static Stream<Path> files(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      return files.toList().stream();
    } catch (IOException cause) {
      throw new UncheckedIOException("cannot list " + folder, cause);
    }
  }

  /** Removes the list of files from a manifest, which would reveal that one is incomplete. */
  private static void withoutListedFiles(Path manifest) throws IOException {
    if (Files.exists(manifest) && JSON.readTree(manifest.toFile()) instanceof ObjectNode said) {
      said.remove("files");
      Files.writeString(manifest, said.toString());
    }
  }
}

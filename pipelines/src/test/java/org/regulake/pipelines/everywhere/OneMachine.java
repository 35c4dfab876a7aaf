package org.regulake.pipelines.everywhere;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** The run that others are compared with: generated deliveries, without a cluster, on the local disk. Made once for all tests. */
final class OneMachine {

  private static OneMachine made;

  private final Path landing;
  private final Map<String, String> contents;

  private OneMachine() {
    try {
      Path folder = Files.createTempDirectory(Path.of("target"), "one-machine").toAbsolutePath();
      Launcher launcher = new Launcher(folder);
      launcher.call("generate", "--enterprises", "300", "--seed", "7", "--out", folder.toString());
      landing = folder.resolve("landing");
      String lake = folder.resolve("lake").toString();
      launcher.call("run", "--landing", landing.toString(), "--lake", lake);
      contents = Contents.of(lake);
    } catch (IOException cause) {
      throw new UncheckedIOException(cause);
    }
  }

  static synchronized OneMachine get() {
    if (made == null) {
      made = new OneMachine();
    }
    return made;
  }

  Path landing() {
    return landing;
  }

  Map<String, String> contents() {
    return contents;
  }
}

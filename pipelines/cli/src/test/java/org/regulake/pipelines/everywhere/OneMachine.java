package org.regulake.pipelines.everywhere;

import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The reference run: generated deliveries, without a cluster, on the local disk. Executed once for
 * all tests.
 */
final class OneMachine {

  private static OneMachine made;

  private final Path landing;
  private final Map<String, String> contents;

  private OneMachine() {
    Path folder = new Place("one-machine").folder();
    Launcher launcher = new Launcher(folder);
    launcher.call("generate", "--enterprises", "300", "--seed", "7", "--out", folder.toString());
    landing = folder.resolve("landing");
    String lake = folder.resolve("lake").toString();
    launcher.call(run("--landing", landing.toString(), "--lake", lake));
    contents = Contents.of(lake);
  }

  static synchronized OneMachine get() {
    if (made == null) {
      made = new OneMachine();
    }
    return made;
  }

  /** The arguments of a run with these options; all runs judge the same day. */
  static String[] run(String... options) {
    return Stream.concat(Stream.of("run", "--as-of", "2025-03-31"), Stream.of(options))
        .toArray(String[]::new);
  }

  Path landing() {
    return landing;
  }

  Map<String, String> contents() {
    return contents;
  }
}

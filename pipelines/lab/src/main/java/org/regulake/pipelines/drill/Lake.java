package org.regulake.pipelines.drill;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * A scratch lake.
 *
 * @param environment environment of the drill
 * @param location its folder or URI
 * @param settings options of every command on it
 */
record Lake(DrillEnvironment environment, String location, List<String> settings) {

  Lake {
    settings = List.copyOf(settings);
  }

  /** The local folder of the lake. */
  Path folder() {
    return Path.of(location);
  }

  /** The same lake with more options. */
  Lake with(String... more) {
    return new Lake(
        environment, location, Stream.concat(settings.stream(), Stream.of(more)).toList());
  }

  /** Starts a run that judges the later day. */
  Started start() {
    return start(environment.program(), environment.landing().whole());
  }

  Started start(Program program, Path landing) {
    return environment.start(
        program,
        arguments(
            "run",
            "--landing",
            landing.toString(),
            "--as-of",
            environment.landing().day().toString()));
  }

  /** Publishes the earlier day. */
  void publishEarlierDay() {
    environment
        .start(
            environment.program(),
            arguments(
                "run",
                "--landing",
                environment.landing().before().toString(),
                "--as-of",
                environment.landing().dayBefore().toString()))
        .ended()
        .requireDone("the run of the earlier day");
  }

  /** Judges the later day. */
  Ended run() {
    return start().ended();
  }

  /** Contents of the published tables, as a reader sees them. */
  Contents published() {
    return contents("--published");
  }

  /** Contents of all tables, and their contents according to the ledger. */
  Contents contents() {
    return contents("--books");
  }

  private Contents contents(String which) {
    return Contents.printed(
        command("drill-contents", which).requireDone("reading the tables").printed());
  }

  /** Runs a command on the lake until it ends. */
  Ended command(String... words) {
    return environment.start(environment.program(), arguments(words)).ended();
  }

  /** The arguments of a command on the lake. */
  List<String> arguments(String... words) {
    List<String> arguments = new ArrayList<>(List.of(words));
    arguments.addAll(List.of("--lake", location));
    arguments.addAll(settings);
    return arguments;
  }

  /**
   * Repeats the run after a fault; fails unless it succeeds without help and writes the same
   * contents as the undisturbed run.
   */
  void requireRepeat() {
    run().requireDone("the repeated run");
    requireSameAsUndisturbed();
  }

  /**
   * Removes orphan files of killed runs; fails if a file of any version of any table is among them.
   *
   * @return the removed files, and the versions that can be read afterwards
   */
  String swept() {
    String removed = command("sweep").requireDone("the sweep").lastLine();
    Ended read =
        command("drill-contents", "--books", "--versions")
            .requireDone("reading all versions after the sweep");
    Contents.printed(read.printed()).requireSame(environment.undisturbed(), "after the sweep");
    String versions =
        read.printed().lines().filter(line -> line.endsWith("can be read")).findFirst().orElse("");
    return removed + "; " + versions;
  }

  void requireSameAsUndisturbed() {
    contents().requireSame(environment.undisturbed(), "compared with the undisturbed run");
  }

  /** Fails unless the published tables have exactly the contents of before. */
  void requireUnchanged(Contents before) {
    published().requireSame(before, "the published tables after the fault");
  }
}

package org.regulake.pipelines.drill;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * A scratch lake.
 *
 * @param ground where it lies
 * @param location folder or URI
 * @param settings options of every command on it
 */
record Lake(Ground ground, String location, List<String> settings) {

  Lake {
    settings = List.copyOf(settings);
  }

  /** The local folder of the lake. */
  Path folder() {
    return Path.of(location);
  }

  /** The same lake with more options. */
  Lake with(String... more) {
    return new Lake(ground, location, Stream.concat(settings.stream(), Stream.of(more)).toList());
  }

  /** A run that judges the later day. */
  Started start() {
    return start(ground.program(), ground.landing().whole());
  }

  Started start(Program program, Path landing) {
    return ground.start(
        program,
        arguments(
            "run", "--landing", landing.toString(), "--as-of", ground.landing().day().toString()));
  }

  /** A run that publishes the earlier day. */
  void publishEarlierDay() {
    ground
        .start(
            ground.program(),
            arguments(
                "run",
                "--landing",
                ground.landing().before().toString(),
                "--as-of",
                ground.landing().dayBefore().toString()))
        .ended()
        .requireDone("the run of the earlier day");
  }

  /** A run that judges the later day, to its end. */
  Ended run() {
    return start().ended();
  }

  /** What the published tables hold, as a reader finds them. */
  Contents published() {
    return contents("--published");
  }

  /** What all tables hold, and that it is what the books say. */
  Contents contents() {
    return contents("--books");
  }

  private Contents contents(String which) {
    return Contents.printed(
        command("drill-contents", which).requireDone("reading the tables").printed());
  }

  /** A command on the lake, to its end. */
  Ended command(String... words) {
    return ground.start(ground.program(), arguments(words)).ended();
  }

  /** The words of a command on the lake. */
  List<String> arguments(String... words) {
    List<String> arguments = new ArrayList<>(List.of(words));
    arguments.addAll(List.of("--lake", location));
    arguments.addAll(settings);
    return arguments;
  }

  /**
   * The run that repeats after a fault has to go through without help, to the same content as a run
   * that was left alone.
   */
  void requireRepeat() {
    run().requireDone("the repeat");
    requireSameAsAlone();
  }

  /**
   * Removes what runs left behind that were killed. No file of any version of any table may be
   * among it.
   *
   * @return what was removed, and what can be read afterwards
   */
  String swept() {
    String removed = command("sweep").requireDone("the sweep").lastLine();
    Ended read =
        command("drill-contents", "--books", "--versions")
            .requireDone("reading all versions after the sweep");
    Contents.printed(read.printed()).requireSame(ground.alone(), "after the sweep");
    String versions =
        read.printed().lines().filter(line -> line.endsWith("can be read")).findFirst().orElse("");
    return removed + "; " + versions;
  }

  void requireSameAsAlone() {
    contents().requireSame(ground.alone(), "beside a run that was left alone");
  }

  /** What was published before has to be there, all of it and nothing else. */
  void requireWhole(Contents before) {
    published().requireSame(before, "the published tables after the fault");
  }
}

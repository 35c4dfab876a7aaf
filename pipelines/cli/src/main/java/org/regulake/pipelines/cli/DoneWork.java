package org.regulake.pipelines.cli;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.regulake.models.table.RunStamp;
import org.regulake.pipelines.run.Progress;
import org.regulake.pipelines.stage.StageDeclaration;

/** Passes the progress of a run on, and collects the days that the run judged. */
final class DoneWork implements Progress {

  private final Progress console;
  private final TreeSet<LocalDate> days = new TreeSet<>();
  private boolean isAny;

  DoneWork(Progress console) {
    this.console = console;
  }

  @Override
  public void begin(String key, String title) {
    console.begin(key, title);
  }

  @Override
  public void done(String key, String title, double seconds, long rows) {
    isAny = true;
    StageDeclaration.day(key).ifPresent(days::add);
    console.done(key, title, seconds, rows);
  }

  @Override
  public void unchanged(String key, String title) {
    console.unchanged(key, title);
  }

  @Override
  public void note(String sentence) {
    console.note(sentence);
  }

  /** Whether any stage worked. */
  boolean isAny() {
    return isAny;
  }

  /** The days on which a stage worked. */
  List<LocalDate> days() {
    return List.copyOf(days);
  }

  /** Of the given days those on which a stage worked; empty when no stage worked at all. */
  Optional<List<RunStamp>> of(List<RunStamp> all) {
    return isAny
        ? Optional.of(all.stream().filter(day -> days.contains(day.asOf())).toList())
        : Optional.empty();
  }
}

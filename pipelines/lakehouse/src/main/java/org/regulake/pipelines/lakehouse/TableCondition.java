package org.regulake.pipelines.lakehouse;

import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.Set;
import java.util.TreeSet;

/**
 * The condition of a table according to its metadata and the list of its files, without reading
 * rows.
 *
 * @param state state of the table
 * @param detail the damage, as a sentence without its full stop; empty when there is none
 * @param days days with all their files, where the table is partitioned by day
 * @param lostDays days with missing files
 * @param doubtfulDays days with a file that was rewritten since its commit, so that only its rows
 *     show whether it is intact
 * @param isDoubtful whether any file was rewritten
 */
public record TableCondition(
    State state,
    String detail,
    Set<LocalDate> days,
    Set<LocalDate> lostDays,
    Set<LocalDate> doubtfulDays,
    boolean isDoubtful) {

  /** State of a table. */
  public enum State {
    /** Never written, or lost with all its files. */
    ABSENT,
    WHOLE,
    /**
     * Whole, but the pointer to its last checkpoint, which saves readers a listing, cannot be read.
     */
    POINTER_BROKEN,
    /**
     * Files without a log: of a table whose log was lost, or of a first write that was interrupted
     * before its commit.
     */
    LOG_GONE,
    /** Files of its latest version are missing or have another size. */
    FILES_LOST,
    /**
     * The metadata that list its files cannot be read, so that the table can be neither read nor
     * written.
     */
    BROKEN
  }

  static final TableCondition ABSENT =
      new TableCondition(State.ABSENT, "", Set.of(), Set.of(), Set.of(), false);

  /** Condition of a table that could not be checked. */
  public static final TableCondition UNKNOWN = broken("");

  static TableCondition broken(String detail) {
    return without(State.BROKEN, detail);
  }

  static TableCondition without(State state, String detail) {
    return new TableCondition(state, detail, Set.of(), Set.of(), Set.of(), false);
  }

  static TableCondition broken(String detail, Throwable cause) {
    return broken("%s (%s)".formatted(detail, reason(cause)));
  }

  TableCondition with(State otherState, String otherDetail) {
    return new TableCondition(otherState, otherDetail, days, lostDays, doubtfulDays, isDoubtful);
  }

  /**
   * Whether its latest version is incomplete or unreadable, as far as can be seen without reading
   * rows.
   */
  public boolean isDamaged() {
    return state == State.FILES_LOST || state == State.BROKEN;
  }

  /**
   * Whether files of a day are missing; files of the table, where it is not partitioned by day and
   * the day is null.
   */
  public boolean isLost(LocalDate day) {
    return state == State.FILES_LOST
        && (lostDays.isEmpty() || day != null && lostDays.contains(day));
  }

  /**
   * Whether the rows of a day must be read to check that they are unchanged; the rows of the table,
   * when the day is null.
   */
  public boolean isInDoubt(LocalDate day) {
    return day == null ? isDoubtful : doubtfulDays.contains(day);
  }

  /**
   * The message of the innermost cause of a failure: Spark wraps the exception of a lost file
   * several times.
   */
  public static String reason(Throwable failure) {
    Set<Throwable> seen = Collections.newSetFromMap(new IdentityHashMap<>());
    Deque<Throwable> open = new ArrayDeque<>(Set.of(failure));
    Throwable deepest = failure;
    while (!open.isEmpty()) {
      Throwable one = open.poll();
      if (seen.add(one)) {
        deepest = one.getMessage() == null ? deepest : one;
        if (one.getCause() != null) {
          open.add(one.getCause());
        }
      }
    }
    String text = String.valueOf(deepest.getMessage()).strip().lines().findFirst().orElse("");
    int longest = 200;
    return text.isEmpty()
        ? deepest.getClass().getSimpleName()
        : text.length() > longest ? text.substring(0, longest) + "…" : text;
  }

  /** Compares the files that a table names with those in its folder. */
  static final class Count {
    private final Set<LocalDate> days = new TreeSet<>();
    private final Set<LocalDate> lostDays = new TreeSet<>();
    private final Set<LocalDate> doubtfulDays = new TreeSet<>();
    private long files;
    private long lost;
    private String example;
    private boolean isDoubtful;

    /** Adds a file that the table names. */
    void add(String name, LocalDate day, boolean isThere, boolean isRewritten) {
      files++;
      if (!isThere) {
        lost++;
        example = example == null ? name : example;
      }
      isDoubtful |= isRewritten;
      if (day != null) {
        (isThere ? days : lostDays).add(day);
        if (isRewritten) {
          doubtfulDays.add(day);
        }
      }
    }

    TableCondition condition() {
      days.removeAll(lostDays);
      return new TableCondition(
          lost == 0 ? State.WHOLE : State.FILES_LOST,
          lost == 0
              ? ""
              : "%,d of %,d files are missing or truncated, as %s".formatted(lost, files, example),
          days,
          lostDays,
          doubtfulDays,
          isDoubtful);
    }
  }
}

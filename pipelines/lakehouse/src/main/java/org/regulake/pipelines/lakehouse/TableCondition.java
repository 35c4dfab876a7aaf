package org.regulake.pipelines.lakehouse;

import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.Set;
import java.util.TreeSet;

/**
 * What the metadata of a table and the list of its files tell, without a row being read.
 *
 * @param state how it is
 * @param detail what is wrong, in a sentence without end; empty when nothing is
 * @param days days of which all files are there, where the table is divided by days
 * @param lostDays days of which some are not
 * @param doubtfulDays days of which a file was written again since its commit, so that only its
 *     rows tell
 * @param isDoubtful whether any file was
 */
public record TableCondition(
    State state,
    String detail,
    Set<LocalDate> days,
    Set<LocalDate> lostDays,
    Set<LocalDate> doubtfulDays,
    boolean isDoubtful) {

  /** How a table is. */
  public enum State {
    /** Never written, or gone with all its files. */
    ABSENT,
    WHOLE,
    /**
     * Whole, though the pointer to its last check point, which spares readers a listing, cannot be
     * read.
     */
    POINTER_BROKEN,
    /**
     * Files without a log: of a table that was lost, or of a first write that was cut off before
     * its commit.
     */
    LOG_GONE,
    /** Files that its latest version names are gone or have another size. */
    FILES_LOST,
    /**
     * What says which files belong to it cannot be read, so that it can be neither read nor
     * written.
     */
    BROKEN
  }

  static final TableCondition ABSENT =
      new TableCondition(State.ABSENT, "", Set.of(), Set.of(), Set.of(), false);

  /** Of a table that could not even be looked at. */
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

  /** Whether its latest version cannot be read whole, as far as that shows without reading rows. */
  public boolean isDamaged() {
    return state == State.FILES_LOST || state == State.BROKEN;
  }

  /**
   * Whether files of a day are not there; of the table, where it is not divided by days and the day
   * is null.
   */
  public boolean isLost(LocalDate day) {
    return state == State.FILES_LOST
        && (lostDays.isEmpty() || day != null && lostDays.contains(day));
  }

  /**
   * Whether only the rows of a day tell if they are as they were; of the table, when the day is
   * null.
   */
  public boolean isInDoubt(LocalDate day) {
    return day == null ? isDoubtful : doubtfulDays.contains(day);
  }

  /**
   * The shortest sentence among the causes of a failure that says something: Spark wraps a lost
   * file several times.
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

  /** Counts the files of a table beside those that its folder holds. */
  static final class Count {
    private final Set<LocalDate> days = new TreeSet<>();
    private final Set<LocalDate> lostDays = new TreeSet<>();
    private final Set<LocalDate> doubtfulDays = new TreeSet<>();
    private long files;
    private long lost;
    private String example;
    private boolean isDoubtful;

    /** A file that the table names, as it is found. */
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
              : "%,d of %,d files are gone or cut, as %s".formatted(lost, files, example),
          days,
          lostDays,
          doubtfulDays,
          isDoubtful);
    }
  }
}

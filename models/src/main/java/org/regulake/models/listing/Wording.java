package org.regulake.models.listing;

import java.time.LocalDate;

/** The sentences of a deviation. */
record Wording(
    ListLaw law,
    ListKind list,
    String ground,
    LocalDate due,
    LocalDate stated,
    String citation,
    Listing listing) {

  String chinese(DeviationKind kind) {
    String name = name(list.label().zh());
    String because = law.label(ground).map(LawRow::zh).orElse(ground);
    String sentence =
        switch (kind) {
          case NOT_LISTED -> "因“%s”应不迟于%s列入%s，至今未见列入".formatted(because, due, name);
          case LISTED_LATE -> "因“%s”应不迟于%s列入%s，实际于%s列入".formatted(because, due, name, stated);
          case LISTED_EARLY -> "因“%s”最早可于%s列入%s，实际于%s列入".formatted(because, due, name, stated);
          case LISTED_WITHOUT_GROUND ->
              "于%s以“%s”列入%s，但已归集的事实排除该情形".formatted(stated, because, name);
          case LISTED_THOUGH_EXCLUDED -> "于%s列入%s，当时已在严重违法失信名单".formatted(stated, name);
          case GROUND_NOT_IN_LAW -> "于%s以“%s”列入%s，当时的规定无此情形".formatted(stated, because, name);
          case NOT_REMOVED -> "应不迟于%s移出%s，至今仍在名单".formatted(due, name);
          case REMOVED_LATE -> "应不迟于%s移出%s，实际于%s移出".formatted(due, name, stated);
          case REMOVED_EARLY -> removedEarly(name);
          case REMOVAL_GROUND_UNFIT ->
              "于%s移出%s，移出事由“%s”与列入情形“%s”不符".formatted(stated, name, removalGround(true), because);
          case STILL_LISTED_BEYOND_TERM -> "%s的期限已届满，应不迟于%s移出，至今仍在名单".formatted(name, due);
        };
    return "%s（依据：%s）。".formatted(sentence, citation);
  }

  String english(DeviationKind kind) {
    String name = name(list.label().en());
    String because = law.label(ground).map(LawRow::en).orElse(ground);
    String sentence =
        switch (kind) {
          case NOT_LISTED ->
              "Due on the %s by %s (%s), and not on record as listed".formatted(name, due, because);
          case LISTED_LATE ->
              "Due on the %s by %s (%s), and listed on %s".formatted(name, due, because, stated);
          case LISTED_EARLY ->
              "Listed on the %s on %s (%s), before the first possible day, %s"
                  .formatted(name, stated, because, due);
          case LISTED_WITHOUT_GROUND ->
              "Listed on the %s on %s (%s), which the facts on record exclude"
                  .formatted(name, stated, because);
          case LISTED_THOUGH_EXCLUDED ->
              "Put on the %s on %s while on the list of serious violations".formatted(name, stated);
          case GROUND_NOT_IN_LAW ->
              "Listed on the %s on %s on a ground that the law of the day did not have (%s)"
                  .formatted(name, stated, because);
          case NOT_REMOVED -> "Due off the %s by %s, and still listed".formatted(name, due);
          case REMOVED_LATE ->
              "Due off the %s by %s, and removed on %s".formatted(name, due, stated);
          case REMOVED_EARLY ->
              due == null
                  ? "Removed from the %s on %s before the ground was gone".formatted(name, stated)
                  : "Removed from the %s on %s, before the first possible day, %s"
                      .formatted(name, stated, due);
          case REMOVAL_GROUND_UNFIT ->
              "Removed from the %s on %s on a ground (%s) that does not fit that of the listing (%s)"
                  .formatted(name, stated, removalGround(false), because);
          case STILL_LISTED_BEYOND_TERM ->
              "The term on the %s is over; due off it by %s, and still listed".formatted(name, due);
        };
    return "%s; %s.".formatted(sentence, citation);
  }

  private String removedEarly(String name) {
    return due == null
        ? "于%s移出%s，但列入情形尚未消除".formatted(stated, name)
        : "最早可于%s移出%s，实际于%s移出".formatted(due, name, stated);
  }

  private String removalGround(boolean isChinese) {
    String code = listing.removalGround();
    return law.label(code).map(row -> isChinese ? row.zh() : row.en()).orElse(code);
  }

  private String name(String general) {
    return listing == null || listing.name() == null
        ? general
        : "%s (%s)".formatted(general, listing.name());
  }
}

package org.regulake.pipelines.listing;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.regulake.models.listing.ListKind;
import org.regulake.models.table.Field;
import org.regulake.pipelines.source.AbnormalListing;
import org.regulake.pipelines.source.Inspection;
import org.regulake.pipelines.source.Penalty;
import org.regulake.pipelines.source.RedListing;
import org.regulake.pipelines.source.SeriousListing;
import org.regulake.pipelines.source.Source;

/** A statutory list with the source of its entries. */
public enum StatutoryList {
  ABNORMAL(
      ListKind.ABNORMAL,
      AbnormalListing.SOURCE,
      AbnormalListing.LISTED_DATE,
      AbnormalListing.REMOVED_DATE),
  SERIOUS(
      ListKind.SERIOUS,
      SeriousListing.SOURCE,
      SeriousListing.LISTED_DATE,
      SeriousListing.REMOVED_DATE),
  RED(ListKind.RED, RedListing.SOURCE, RedListing.LISTED_DATE, RedListing.REMOVED_DATE);

  private final ListKind kind;
  private final Source source;
  private final Field listedDate;
  private final Field removedDate;

  StatutoryList(ListKind kind, Source source, Field listedDate, Field removedDate) {
    this.kind = kind;
    this.source = source;
    this.listedDate = listedDate;
    this.removedDate = removedDate;
  }

  Field listedDate() {
    return listedDate;
  }

  Field removedDate() {
    return removedDate;
  }

  ListKind kind() {
    return kind;
  }

  /** The source of its entries. */
  public Source source() {
    return source;
  }

  /** Its code in tables, as in {@code abnormal}. */
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * The lists of which something follows from the records of a source: an entry in a list, a
   * penalty or an inspection.
   */
  public static List<StatutoryList> concernedBy(String source) {
    if (source.equals(ABNORMAL.source.name())) {
      return List.of(ABNORMAL, SERIOUS);
    }
    if (source.equals(SERIOUS.source.name()) || source.equals(Penalty.SOURCE.name())) {
      return List.of(SERIOUS, RED);
    }
    if (source.equals(RED.source.name())) {
      return List.of(RED);
    }
    return source.equals(Inspection.SOURCE.name()) ? List.of(ABNORMAL, SERIOUS) : List.of();
  }

  /** The list with a source; empty when the source is no list. */
  static Optional<StatutoryList> of(String source) {
    return Arrays.stream(values()).filter(list -> list.source.name().equals(source)).findFirst();
  }
}

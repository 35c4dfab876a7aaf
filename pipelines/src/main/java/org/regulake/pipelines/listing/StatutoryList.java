package org.regulake.pipelines.listing;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.regulake.models.listing.ListKind;
import org.regulake.pipelines.source.AbnormalListing;
import org.regulake.pipelines.source.RedListing;
import org.regulake.pipelines.source.SeriousListing;
import org.regulake.pipelines.source.Source;

/** A statutory list with the source of its entries. */
public enum StatutoryList {
  ABNORMAL(ListKind.ABNORMAL, AbnormalListing.SOURCE),
  SERIOUS(ListKind.SERIOUS, SeriousListing.SOURCE),
  RED(ListKind.RED, RedListing.SOURCE);

  private final ListKind kind;
  private final Source source;

  StatutoryList(ListKind kind, Source source) {
    this.kind = kind;
    this.source = source;
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

  /** The list with a source; empty when the source is no list. */
  static Optional<StatutoryList> of(String source) {
    return Arrays.stream(values()).filter(list -> list.source.name().equals(source)).findFirst();
  }
}

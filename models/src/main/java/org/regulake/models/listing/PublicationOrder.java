package org.regulake.models.listing;

import java.io.Serializable;
import java.time.LocalDate;
import org.regulake.models.rule.Require;

/**
 * An order to publish items that an enterprise failed to publish (Order 654 of 2014, art. 10; Order
 * 68 of 2014, art. 7).
 *
 * @param ordered day of the order
 * @param term last day of its term; null: the statutory one
 * @param isPublished whether the items were published; null: not known
 * @param published day on which they were; null: not published or not stated
 */
public record PublicationOrder(
    LocalDate ordered, LocalDate term, Boolean isPublished, LocalDate published)
    implements Serializable {

  public PublicationOrder {
    Require.present("an order to publish", "ordered", ordered);
  }

  PublicationOrder upTo(LocalDate day) {
    boolean isLater = published != null && published.isAfter(day);
    return isLater ? new PublicationOrder(ordered, term, false, null) : this;
  }
}

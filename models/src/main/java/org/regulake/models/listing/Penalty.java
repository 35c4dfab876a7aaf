package org.regulake.models.listing;

import java.io.Serializable;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.regulake.models.rule.Require;

/**
 * A penalty decision.
 *
 * @param decided day of the decision
 * @param kinds kinds of penalty in it, by the codes of the source; empty: not stated
 * @param fineYuan fine; null: none or not stated
 * @param violation words of the violation; null: not stated
 * @param ended first day on which it must no longer be used, because it was annulled or repaired;
 *     null: it stands
 */
public record Penalty(
    LocalDate decided, List<String> kinds, BigDecimal fineYuan, String violation, LocalDate ended)
    implements Serializable {

  public Penalty {
    Require.present("a penalty", "decided", decided);
    kinds = Require.list(kinds);
  }

  Penalty upTo(LocalDate day) {
    return ListFacts.isLater(ended, day)
        ? new Penalty(decided, kinds, fineYuan, violation, null)
        : this;
  }
}

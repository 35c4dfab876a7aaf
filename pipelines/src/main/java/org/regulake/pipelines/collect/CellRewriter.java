package org.regulake.pipelines.collect;

import java.io.Serializable;
import java.util.Map;
import java.util.Set;
import org.regulake.models.code.Amounts;
import org.regulake.models.code.Folding;

/**
 * A rule by which the cells of a column are rewritten. A text that does not match is returned
 * unchanged, so that its problem is found when it is parsed.
 */
interface CellRewriter extends Serializable {

  /** The cell in the form that is parsed; null when it states nothing. */
  String rewrite(String text);

  /**
   * The sender's own words for "not stated".
   *
   * @param keys the words as returned by {@link Folding#key}
   */
  record NotStatedWords(Set<String> keys) implements CellRewriter {
    @Override
    public String rewrite(String text) {
      return keys.contains(Folding.key(text)) ? null : text;
    }
  }

  /**
   * Replaces the sender's own words by the standard ones.
   *
   * @param wordByKey foreign word, as returned by {@link Folding#key} → standard word
   */
  record Words(Map<String, String> wordByKey) implements CellRewriter {
    @Override
    public String rewrite(String text) {
      return wordByKey.getOrDefault(Folding.key(text), text);
    }
  }

  /** Removes prefixes and suffixes of codes and restores their leading zeros. */
  record Codes(DeliveryDescription.Codes description) implements CellRewriter {
    @Override
    public String rewrite(String text) {
      return description.plain(text);
    }
  }

  /** Converts numbers that are not written like 1,234.5. */
  record Numbers(DeliveryDescription.NumberSigns signs) implements CellRewriter {
    @Override
    public String rewrite(String text) {
      String plain = Folding.fold(text);
      if (signs.grouping() != null) {
        plain =
            plain.replace(
                Folding.fold(signs.grouping()).isEmpty() ? " " : Folding.fold(signs.grouping()),
                "");
      }
      return signs.decimal() == null ? plain : plain.replace(Folding.fold(signs.decimal()), ".");
    }
  }

  /**
   * Adds the unit of its column to an amount without a unit, as defined by {@link Amounts#isBare}.
   */
  record UnitOfSums(String unit) implements CellRewriter {
    @Override
    public String rewrite(String text) {
      return Amounts.isBare(text) ? Folding.fold(text) + unit : text;
    }
  }
}

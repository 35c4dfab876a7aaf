package org.regulake.pipelines.collect;

import java.io.Serializable;
import java.util.Map;
import java.util.Set;
import org.regulake.models.code.Amounts;
import org.regulake.models.code.Folding;

/**
 * One way in which the cells of a column are rewritten. A text that does not fit stays as it is, so
 * that reading it later tells what is wrong.
 */
interface CellSpelling extends Serializable {

  /** The cell as our readers take it; null when it states nothing. */
  String rewrite(String text);

  /**
   * The sender's own words for "not stated".
   *
   * @param keys the words as {@link Folding#key} gives them
   */
  record NotStatedWords(Set<String> keys) implements CellSpelling {
    @Override
    public String rewrite(String text) {
      return keys.contains(Folding.key(text)) ? null : text;
    }
  }

  /**
   * The sender's own words for ours.
   *
   * @param wordByKey a foreign word, as {@link Folding#key} gives it → ours
   */
  record Words(Map<String, String> wordByKey) implements CellSpelling {
    @Override
    public String rewrite(String text) {
      return wordByKey.getOrDefault(Folding.key(text), text);
    }
  }

  /** Codes with more around them, or with fewer zeros in front, than the code has. */
  record Codes(DeliveryDescription.Codes description) implements CellSpelling {
    @Override
    public String rewrite(String text) {
      return description.plain(text);
    }
  }

  /** Numbers that are not written 1,234.5. */
  record Numbers(DeliveryDescription.NumberSigns signs) implements CellSpelling {
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
   * Adds the unit of its column to a sum that does not say what it counts; the reader of sums
   * decides which do.
   */
  record UnitOfSums(String unit) implements CellSpelling {
    @Override
    public String rewrite(String text) {
      return Amounts.isBare(text) ? Folding.fold(text) + unit : text;
    }
  }
}

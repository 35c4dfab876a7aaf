package org.regulake.pipelines.source;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import org.regulake.models.code.Amounts;
import org.regulake.models.code.Capital;
import org.regulake.models.code.Counts;
import org.regulake.models.code.Dates;
import org.regulake.models.code.Folding;
import org.regulake.models.code.NotStated;
import org.regulake.models.code.Ratios;

/** How a landed text becomes a typed value, or a reason why it cannot. */
public enum Reading {
  /** Text as it is, without blanks around it. */
  TEXT {
    @Override
    Outcome readStated(String text, Lookup lookup) {
      return Outcome.value(text);
    }
  },
  /** The name of a person or an enterprise: text in which Null and Na are names. */
  NAME {
    @Override
    boolean isStated(String text) {
      return !NotStated.isForName(text);
    }

    @Override
    Outcome readStated(String text, Lookup lookup) {
      return Outcome.value(text);
    }
  },
  /** An identifier of an enterprise, full-width characters folded; resolved to an entity later. */
  CODE {
    @Override
    Outcome readStated(String text, Lookup lookup) {
      return Outcome.value(Folding.fold(text));
    }
  },
  /**
   * A code of the industrial classification; its section is found later, its leading zeros while it
   * is collected.
   */
  INDUSTRY {
    @Override
    Outcome readStated(String text, Lookup lookup) {
      return Outcome.value(text);
    }
  },
  /**
   * Number of an identity document of a natural person; hashed while it is collected, so this reads
   * the hash.
   */
  PERSON_NUMBER {
    @Override
    Outcome readStated(String text, Lookup lookup) {
      return Outcome.value(text);
    }
  },
  /** Name of a natural person; taken out while it is collected, so this reads its id. */
  PERSON_NAME {
    @Override
    Outcome readStated(String text, Lookup lookup) {
      return Outcome.value(text);
    }
  },
  DATE {
    @Override
    Outcome readStated(String text, Lookup lookup) {
      Dates.Reading read = Dates.read(text);
      return switch (read.fault()) {
        case NONE -> Outcome.value(read.date());
        case NOT_STATED -> Outcome.NOT_STATED;
        case IMPOSSIBLE -> Outcome.problem(Reason.DATE_IMPOSSIBLE);
        case UNREADABLE -> Outcome.problem(Reason.DATE_UNREADABLE);
      };
    }
  },
  /** A month, kept as text yyyy-MM. */
  MONTH {
    @Override
    Outcome readStated(String text, Lookup lookup) {
      Outcome date = DATE.readStated(text, lookup);
      return date.value() == null ? date : Outcome.value(date.value().toString().substring(0, 7));
    }
  },
  /** A calendar year. */
  YEAR {
    @Override
    Outcome readStated(String text, Lookup lookup) {
      Outcome date = DATE.readStated(text, lookup);
      return date.value() == null ? date : Outcome.value(((LocalDate) date.value()).getYear());
    }
  },
  /** An amount of money in yuan, in any spelling; a bare number is yuan. */
  YUAN {
    @Override
    Outcome readStated(String text, Lookup lookup) {
      return yuan(text, Amounts.read(text, BigDecimal.ONE));
    }
  },
  /** An amount of money that may be below zero, such as a profit. */
  SIGNED_YUAN {
    @Override
    Outcome readStated(String text, Lookup lookup) {
      Amounts.Amount read = Amounts.read(text, BigDecimal.ONE);
      if (read.state() != Capital.State.NEGATIVE) {
        return yuan(text, read);
      }
      Outcome loss = money(Capital.State.READ, read.yuan().negate());
      return loss.value() instanceof BigDecimal amount ? Outcome.value(amount.negate()) : loss;
    }
  },
  /**
   * Registered capital: its amount in units of its currency; a bare number is in ten thousand yuan,
   * as registers write it.
   */
  CAPITAL_AMOUNT {
    @Override
    Outcome readStated(String text, Lookup lookup) {
      return capital(text, Capital::amount);
    }
  },
  /** Registered capital: its ISO 4217 currency. */
  CAPITAL_CURRENCY {
    @Override
    Outcome readStated(String text, Lookup lookup) {
      Capital read = Capital.read(text, TEN_THOUSAND);
      return money(read.state(), read.amount()).value() == null
          ? Outcome.NOT_STATED
          : Outcome.value(read.currency());
    }
  },
  /** Registered capital in yuan; not stated when it is in another currency. */
  CAPITAL_YUAN {
    @Override
    Outcome readStated(String text, Lookup lookup) {
      // What is wrong with the cell is said of the amount alone.
      Outcome yuan = capital(text, Capital::yuan);
      return yuan.problem() == null ? yuan : Outcome.NOT_STATED;
    }
  },
  /** A share between 0 and 1, or in percent. */
  RATIO {
    @Override
    Outcome readStated(String text, Lookup lookup) {
      Ratios.Ratio read = Ratios.read(text);
      return switch (read.state()) {
        case READ -> Outcome.value(read.value().setScale(9, RoundingMode.HALF_UP));
        case NOT_STATED -> Outcome.NOT_STATED;
        case OUT_OF_RANGE -> Outcome.problem(Reason.RATIO_OUT_OF_RANGE);
        case UNREADABLE -> Outcome.problem(Reason.RATIO_UNREADABLE);
      };
    }
  },
  /** A whole number, zero or more. */
  COUNT {
    @Override
    Outcome readStated(String text, Lookup lookup) {
      Counts.Count read = Counts.read(text);
      return switch (read.state()) {
        case READ -> Outcome.value(read.value());
        case NOT_STATED -> Outcome.NOT_STATED;
        case NEGATIVE -> Outcome.problem(Reason.COUNT_NEGATIVE);
        case UNREADABLE -> Outcome.problem(Reason.COUNT_UNREADABLE);
      };
    }
  },
  /** One of a closed list of words; the source's description lists the spellings of each. */
  CHOICE {
    @Override
    Outcome readStated(String text, Lookup lookup) {
      String meaning = lookup.meaning(text);
      return meaning == null ? Outcome.problem(Reason.CHOICE_UNKNOWN) : Outcome.value(meaning);
    }
  },
  /**
   * Free text that stands for a word of a list: the word of the first phrase that it contains, else
   * the text itself.
   */
  PHRASE {
    @Override
    Outcome readStated(String text, Lookup lookup) {
      String meaning = lookup.meaningOfPhraseIn(text);
      return Outcome.value(meaning == null ? text : meaning);
    }
  };

  private static final BigDecimal TEN_THOUSAND = BigDecimal.valueOf(10_000);

  /** Largest amount that a yuan column holds. */
  private static final BigDecimal LARGEST_YUAN = new BigDecimal("999999999999999999");

  /**
   * What came of reading a cell: a value, a problem, or neither when the cell does not state
   * anything.
   *
   * @param value the typed value, as Spark stores it
   * @param problem why it could not be read
   */
  public record Outcome(Object value, Reason problem) {
    static final Outcome NOT_STATED = new Outcome(null, null);

    static Outcome value(Object value) {
      return new Outcome(value, null);
    }

    static Outcome problem(Reason reason) {
      return new Outcome(null, reason);
    }
  }

  /**
   * Spellings of a closed list of words; a spelling counts in any width, with any brackets, blanks
   * and letter case.
   */
  public record Lookup(Map<String, String> meaningBySpelling) implements java.io.Serializable {
    static final Lookup NONE = new Lookup(Map.of());

    public Lookup {
      Map<String, String> meaningByKey = new LinkedHashMap<>();
      meaningBySpelling.forEach(
          (spelling, meaning) -> {
            String other = meaningByKey.put(Folding.key(spelling), meaning);
            if (other != null && !other.equals(meaning)) {
              throw new IllegalArgumentException(
                  "'%s' is a spelling of '%s' and of '%s'; leave it to one of them"
                      .formatted(spelling, other, meaning));
            }
          });
      meaningBySpelling = meaningByKey;
    }

    /** The word that a spelling stands for; null when it stands for none. */
    public String meaning(String spelling) {
      return meaningBySpelling.get(Folding.key(spelling));
    }

    /** The word of the first phrase that stands in a text; null when none does. */
    String meaningOfPhraseIn(String text) {
      String key = Folding.key(text);
      for (Map.Entry<String, String> phrase : meaningBySpelling.entrySet()) {
        if (key.contains(phrase.getKey())) {
          return phrase.getValue();
        }
      }
      return null;
    }
  }

  /** Reads a landed cell; blank cells and words such as {@code N/A} state nothing. */
  public Outcome read(String text, Lookup lookup) {
    return text == null || !isStated(text)
        ? Outcome.NOT_STATED
        : readStated(Folding.trim(text), lookup);
  }

  boolean isStated(String text) {
    return !NotStated.is(text);
  }

  /** Whether it reads what says who a natural person is; such a column is not part of silver. */
  public boolean isPersonal() {
    return this == PERSON_NUMBER || this == PERSON_NAME;
  }

  abstract Outcome readStated(String text, Lookup lookup);

  private static Outcome yuan(String text, Amounts.Amount read) {
    if (read.state() == Capital.State.UNREADABLE) {
      Capital capital = Capital.read(text, BigDecimal.ONE);
      if (capital.state() == Capital.State.READ && capital.yuan() == null) {
        return Outcome.problem(Reason.AMOUNT_IN_FOREIGN_CURRENCY);
      }
    }
    return money(read.state(), read.yuan());
  }

  private static Outcome capital(String text, Function<Capital, BigDecimal> amount) {
    Capital read = Capital.read(text, TEN_THOUSAND);
    return money(read.state(), amount.apply(read));
  }

  private static Outcome money(Capital.State state, BigDecimal amount) {
    return switch (state) {
      case NOT_STATED -> Outcome.NOT_STATED;
      case NEGATIVE -> Outcome.problem(Reason.AMOUNT_NEGATIVE);
      case UNREADABLE -> Outcome.problem(Reason.AMOUNT_UNREADABLE);
      case READ -> {
        if (amount == null) {
          yield Outcome.problem(Reason.AMOUNT_IN_FOREIGN_CURRENCY);
        }
        yield amount.compareTo(LARGEST_YUAN) > 0
            ? Outcome.problem(Reason.AMOUNT_TOO_LARGE)
            : Outcome.value(amount.setScale(2, RoundingMode.HALF_UP));
      }
    };
  }
}

package org.regulake.pipelines.source;

import java.io.Serializable;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.regulake.models.code.Amounts;
import org.regulake.models.code.Capital;
import org.regulake.models.code.Counts;
import org.regulake.models.code.Dates;
import org.regulake.models.code.Folding;
import org.regulake.models.code.NotStated;
import org.regulake.models.code.Numbers;
import org.regulake.models.code.Ratios;
import org.regulake.models.table.Field;
import org.regulake.models.table.Type;

/** Type of a landed cell: parses its text into a typed value, or gives the reason why it cannot. */
public enum CellType {
  /** Text as it is, without surrounding blanks. */
  TEXT(Type.STRING) {
    @Override
    ParseResult parseStated(String text, Lookup lookup) {
      return ParseResult.value(text);
    }
  },
  /** The name of a person or an enterprise: text in which Null and Na are names. */
  NAME(Type.STRING) {
    @Override
    boolean isStated(String text) {
      return !NotStated.isForName(text);
    }

    @Override
    ParseResult parseStated(String text, Lookup lookup) {
      return ParseResult.value(text);
    }
  },
  /**
   * An identifier of an enterprise, with full-width characters folded; resolved to an entity later.
   */
  CODE(Type.STRING) {
    @Override
    ParseResult parseStated(String text, Lookup lookup) {
      return ParseResult.value(Folding.fold(text));
    }
  },
  /**
   * A code of the industrial classification; its section is looked up later, lost leading zeros are
   * restored during collection.
   */
  INDUSTRY(Type.STRING) {
    @Override
    ParseResult parseStated(String text, Lookup lookup) {
      return ParseResult.value(text);
    }
  },
  /**
   * Number of an identity document of a natural person; hashed during collection, so the cell
   * contains the hash.
   */
  PERSON_NUMBER(Type.STRING) {
    @Override
    ParseResult parseStated(String text, Lookup lookup) {
      return ParseResult.value(text);
    }
  },
  /** Name of a natural person; replaced during collection, so the cell contains its id. */
  PERSON_NAME(Type.STRING) {
    @Override
    ParseResult parseStated(String text, Lookup lookup) {
      return ParseResult.value(text);
    }
  },
  DATE(Type.DATE) {
    @Override
    ParseResult parseStated(String text, Lookup lookup) {
      Dates.ParsedDate read = Dates.read(text);
      return switch (read.fault()) {
        case NONE -> ParseResult.value(read.date());
        case NOT_STATED -> ParseResult.NOT_STATED;
        case IMPOSSIBLE -> ParseResult.problem(Reason.DATE_IMPOSSIBLE);
        case UNREADABLE -> ParseResult.problem(Reason.DATE_UNREADABLE);
      };
    }
  },
  /** A month, kept as text yyyy-MM. */
  MONTH(Type.STRING) {
    @Override
    ParseResult parseStated(String text, Lookup lookup) {
      ParseResult date = DATE.parseStated(text, lookup);
      return date.value() == null
          ? date
          : ParseResult.value(date.value().toString().substring(0, 7));
    }
  },
  /** A calendar year. */
  YEAR(Type.INTEGER) {
    @Override
    ParseResult parseStated(String text, Lookup lookup) {
      ParseResult date = DATE.parseStated(text, lookup);
      return date.value() == null ? date : ParseResult.value(((LocalDate) date.value()).getYear());
    }
  },
  /** An amount of money in yuan, in any spelling; a bare number is yuan. */
  YUAN(Field.YUAN) {
    @Override
    ParseResult parseStated(String text, Lookup lookup) {
      return yuan(text, Amounts.read(text, BigDecimal.ONE));
    }
  },
  /** An amount of money that may be below zero, such as a profit. */
  SIGNED_YUAN(Field.YUAN) {
    @Override
    ParseResult parseStated(String text, Lookup lookup) {
      Amounts.Amount read = Amounts.read(text, BigDecimal.ONE);
      if (read.state() != Capital.State.NEGATIVE) {
        return yuan(text, read);
      }
      ParseResult loss = money(Capital.State.READ, read.yuan().negate());
      return loss.value() instanceof BigDecimal amount ? ParseResult.value(amount.negate()) : loss;
    }
  },
  /**
   * Registered capital: its amount in units of its currency; a bare number is in ten thousand yuan,
   * as registers write it.
   */
  CAPITAL_AMOUNT(Field.YUAN) {
    @Override
    ParseResult parseStated(String text, Lookup lookup) {
      return capital(text, Capital::amount);
    }
  },
  /** Registered capital: its ISO 4217 currency. */
  CAPITAL_CURRENCY(Type.STRING) {
    @Override
    ParseResult parseStated(String text, Lookup lookup) {
      Capital read = Capital.read(text, TEN_THOUSAND);
      return money(read.state(), read.amount()).value() == null
          ? ParseResult.NOT_STATED
          : ParseResult.value(read.currency());
    }
  },
  /** Registered capital in yuan; not stated when it is in another currency. */
  CAPITAL_YUAN(Field.YUAN) {
    @Override
    ParseResult parseStated(String text, Lookup lookup) {
      // A problem of the cell is reported once, for the amount.
      ParseResult yuan = capital(text, Capital::yuan);
      return yuan.problem() == null ? yuan : ParseResult.NOT_STATED;
    }
  },
  /** A share between 0 and 1, or in percent. */
  RATIO(Field.RATIO) {
    @Override
    ParseResult parseStated(String text, Lookup lookup) {
      Ratios.Ratio read = Ratios.read(text);
      return switch (read.state()) {
        case READ -> ParseResult.value(read.value().setScale(9, RoundingMode.HALF_UP));
        case NOT_STATED -> ParseResult.NOT_STATED;
        case OUT_OF_RANGE -> ParseResult.problem(Reason.RATIO_OUT_OF_RANGE);
        case UNREADABLE -> ParseResult.problem(Reason.RATIO_UNREADABLE);
      };
    }
  },
  /** A whole number, zero or more. */
  COUNT(Type.LONG) {
    @Override
    ParseResult parseStated(String text, Lookup lookup) {
      Counts.Count read = Counts.read(text);
      return switch (read.state()) {
        case READ -> ParseResult.value(read.value());
        case NOT_STATED -> ParseResult.NOT_STATED;
        case NEGATIVE -> ParseResult.problem(Reason.COUNT_NEGATIVE);
        case UNREADABLE -> ParseResult.problem(Reason.COUNT_UNREADABLE);
      };
    }
  },
  /** A number of any sign, such as a value of a statistical series. */
  NUMBER(Type.decimal(26, Numbers.DECIMALS)) {
    @Override
    ParseResult parseStated(String text, Lookup lookup) {
      Numbers.Number read = Numbers.read(text);
      return switch (read.state()) {
        case READ -> ParseResult.value(read.value());
        case NOT_STATED -> ParseResult.NOT_STATED;
        case UNREADABLE -> ParseResult.problem(Reason.NUMBER_UNREADABLE);
      };
    }
  },
  /** One of a closed list of words; the source's description lists the spellings of each. */
  CHOICE(Type.STRING) {
    @Override
    ParseResult parseStated(String text, Lookup lookup) {
      String meaning = lookup.meaning(text);
      return meaning == null
          ? ParseResult.problem(Reason.CHOICE_UNKNOWN)
          : ParseResult.value(meaning);
    }
  },
  /**
   * Free text that is mapped to a word of a list: the word of the first phrase that it contains,
   * else the text itself.
   */
  PHRASE(Type.STRING) {
    @Override
    ParseResult parseStated(String text, Lookup lookup) {
      String meaning = lookup.meaningOfPhraseIn(text);
      return ParseResult.value(meaning == null ? text : meaning);
    }
  };

  private static final BigDecimal TEN_THOUSAND = BigDecimal.valueOf(10_000);

  /** Largest amount that a yuan column holds. */
  private static final BigDecimal LARGEST_YUAN = new BigDecimal("999999999999999999");

  private final Type valueType;

  CellType(Type valueType) {
    this.valueType = valueType;
  }

  /**
   * Result of parsing a cell: a value, a problem, or neither when the cell states nothing.
   *
   * @param value the typed value, as Spark stores it
   * @param problem the reason why it could not be read
   */
  public record ParseResult(Object value, Reason problem) {
    static final ParseResult NOT_STATED = new ParseResult(null, null);

    static ParseResult value(Object value) {
      return new ParseResult(value, null);
    }

    static ParseResult problem(Reason reason) {
      return new ParseResult(null, reason);
    }
  }

  /**
   * Spellings of a closed list of words; a spelling matches in any width, with any brackets, blanks
   * and letter case.
   */
  public record Lookup(Map<String, String> meaningBySpelling) implements Serializable {
    static final Lookup NONE = new Lookup(Map.of());

    public Lookup {
      Map<String, String> meaningByKey = new LinkedHashMap<>();
      meaningBySpelling.forEach(
          (spelling, meaning) -> addTo(meaningByKey, Folding.key(spelling), meaning));
      meaningBySpelling = meaningByKey;
    }

    /**
     * The spellings of words; the words themselves are spellings too.
     *
     * @param words word → its spellings
     * @throws IllegalArgumentException when a spelling has two meanings
     */
    public static Lookup of(Map<String, List<String>> words) {
      Map<String, String> meanings = new LinkedHashMap<>();
      words.forEach(
          (word, spellings) ->
              Stream.concat(Stream.of(word), spellings.stream())
                  .forEach(spelling -> addTo(meanings, spelling, word)));
      return new Lookup(meanings);
    }

    private static void addTo(Map<String, String> meanings, String spelling, String meaning) {
      String other = meanings.put(spelling, meaning);
      if (other != null && !other.equals(meaning)) {
        throw new IllegalArgumentException(
            "'%s' is a spelling of '%s' and of '%s'; keep it for one of them"
                .formatted(spelling, other, meaning));
      }
    }

    /** The word with a spelling; null when there is none. */
    public String meaning(String spelling) {
      return meaningBySpelling.get(Folding.key(spelling));
    }

    /** The word of the first phrase contained in a text; null when there is none. */
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

  /** Parses a landed cell; blank cells and words such as {@code N/A} state nothing. */
  public ParseResult parse(String text, Lookup lookup) {
    return text == null || !isStated(text)
        ? ParseResult.NOT_STATED
        : parseStated(Folding.trim(text), lookup);
  }

  boolean isStated(String text) {
    return !NotStated.is(text);
  }

  /** Type of the parsed value. */
  public Type valueType() {
    return valueType;
  }

  /** Unit of the parsed value; empty when it has none. */
  String unit() {
    return switch (this) {
      case YUAN, SIGNED_YUAN, CAPITAL_YUAN -> "yuan";
      default -> "";
    };
  }

  /** Whether the cell identifies a natural person; such a column is not part of silver. */
  public boolean isPersonal() {
    return this == PERSON_NUMBER || this == PERSON_NAME;
  }

  abstract ParseResult parseStated(String text, Lookup lookup);

  private static ParseResult yuan(String text, Amounts.Amount read) {
    if (read.state() == Capital.State.UNREADABLE) {
      Capital capital = Capital.read(text, BigDecimal.ONE);
      if (capital.state() == Capital.State.READ && capital.yuan() == null) {
        return ParseResult.problem(Reason.AMOUNT_IN_FOREIGN_CURRENCY);
      }
    }
    return money(read.state(), read.yuan());
  }

  private static ParseResult capital(String text, Function<Capital, BigDecimal> amount) {
    Capital read = Capital.read(text, TEN_THOUSAND);
    return money(read.state(), amount.apply(read));
  }

  private static ParseResult money(Capital.State state, BigDecimal amount) {
    return switch (state) {
      case NOT_STATED -> ParseResult.NOT_STATED;
      case NEGATIVE -> ParseResult.problem(Reason.AMOUNT_NEGATIVE);
      case UNREADABLE -> ParseResult.problem(Reason.AMOUNT_UNREADABLE);
      case READ -> {
        if (amount == null) {
          yield ParseResult.problem(Reason.AMOUNT_IN_FOREIGN_CURRENCY);
        }
        yield amount.compareTo(LARGEST_YUAN) > 0
            ? ParseResult.problem(Reason.AMOUNT_TOO_LARGE)
            : ParseResult.value(amount.setScale(2, RoundingMode.HALF_UP));
      }
    };
  }
}

package org.regulake.models.table;

import java.util.Objects;

/**
 * One column of a contract: its name, type, whether it may be null, one sentence with its meaning
 * (and the meaning of null), its name in Chinese for the catalogue (empty where none is declared),
 * its unit and its secrecy class.
 *
 * <p>{@code isContent} is false for columns that describe the run and not the facts ({@code
 * run_id}): they are left out of the content hash, so that runs with the same input have the same
 * hash.
 */
public record Field(
    String name,
    Type type,
    boolean isNullable,
    String sentence,
    String chinese,
    String unit,
    Secrecy secrecy,
    boolean isContent) {

  /** Money: yuan with two decimals. */
  public static final Type YUAN = Type.decimal(20, 2);

  /** A ratio between 0 and 1, exact to nine decimals. */
  public static final Type RATIO = Type.decimal(12, 9);

  public Field {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(type, "type");
    if (!name.matches("[a-z][a-z0-9_]*")) {
      throw new IllegalArgumentException(
          "field '%s': write names in lower case with underscores".formatted(name));
    }
    if (sentence == null || sentence.isBlank()) {
      throw new IllegalArgumentException(
          "field '%s' has no sentence: say what it means".formatted(name));
    }
    Objects.requireNonNull(chinese, "chinese");
    Objects.requireNonNull(unit, "unit");
    Objects.requireNonNull(secrecy, "secrecy");
  }

  /** A column that is never null. */
  public static Field required(String name, Type type, String sentence) {
    return new Field(name, type, false, sentence, "", "", Secrecy.PUBLIC, true);
  }

  /** A column that may be null; the sentence explains null. */
  public static Field optional(String name, Type type, String sentence) {
    return new Field(name, type, true, sentence, "", "", Secrecy.PUBLIC, true);
  }

  /** The same column with its name in Chinese. */
  public Field chinese(String newChinese) {
    return new Field(name, type, isNullable, sentence, newChinese, unit, secrecy, isContent);
  }

  public Field unit(String newUnit) {
    return new Field(name, type, isNullable, sentence, chinese, newUnit, secrecy, isContent);
  }

  public Field secrecy(Secrecy newSecrecy) {
    return new Field(name, type, isNullable, sentence, chinese, unit, newSecrecy, isContent);
  }

  /** Marks a column that describes the run, not the facts. */
  public Field notContent() {
    return new Field(name, type, isNullable, sentence, chinese, unit, secrecy, false);
  }

  /** The same column under another name. */
  public Field named(String newName) {
    return new Field(newName, type, isNullable, sentence, chinese, unit, secrecy, isContent);
  }
}

package org.regulake.pipelines.source;

import java.util.List;
import org.regulake.models.table.Field;

/**
 * A party of a landed row: an enterprise named by a code, or a person named by the (hashed) number
 * of an identity document, or by a name alone.
 *
 * @param idField silver column with the resolved id
 * @param nature enterprise, person, or either of them as stated by the row
 * @param codeColumns landed columns with a code of the enterprise, the best first; none for a
 *     person
 * @param nameColumn landed column with the name; null when there is none
 * @param numberColumn landed column with the person's number; null for an enterprise
 * @param kindColumn landed column that states whether it is a person; null when there is none
 * @param isRequired whether a row that does not name the party is quarantined
 */
public record Party(
    Field idField,
    Nature nature,
    List<String> codeColumns,
    String nameColumn,
    String numberColumn,
    String kindColumn,
    boolean isRequired) {

  /** Word of the kind column for a natural person. */
  public static final String KIND_PERSON = "person";

  /** Nature of a party. */
  public enum Nature {
    ENTERPRISE,
    PERSON,
    EITHER
  }

  public Party {
    codeColumns = List.copyOf(codeColumns);
  }

  /** An enterprise that every row names by one code. */
  public static Party enterprise(Field idField, String codeColumn, String nameColumn) {
    return enterprise(idField, List.of(codeColumn), nameColumn);
  }

  /** An enterprise that every row names by at least one of several codes. */
  public static Party enterprise(Field idField, List<String> codeColumns, String nameColumn) {
    return new Party(idField, Nature.ENTERPRISE, codeColumns, nameColumn, null, null, true);
  }

  /** A person that every row names. */
  public static Party person(Field idField, String nameColumn, String numberColumn) {
    return new Party(idField, Nature.PERSON, List.of(), nameColumn, numberColumn, null, true);
  }

  /**
   * An enterprise if the code is stated, or if the kind column or the name indicates one; else a
   * person.
   */
  public static Party either(
      Field idField, String codeColumn, String nameColumn, String numberColumn, String kindColumn) {
    return new Party(
        idField, Nature.EITHER, List.of(codeColumn), nameColumn, numberColumn, kindColumn, true);
  }

  /** The same party, but a row need not name it. */
  public Party optional() {
    return new Party(idField, nature, codeColumns, nameColumn, numberColumn, kindColumn, false);
  }
}

package org.regulake.pipelines.source;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.regulake.models.table.Field;
import org.regulake.models.table.Secrecy;
import org.regulake.pipelines.source.SourceDescription.DescribedColumn;

/**
 * A column that a source delivers, and the silver column made from it. One landed column may become
 * several silver columns of different types.
 *
 * @param name English header of the landed column
 * @param type type as which its text is parsed
 * @param field the silver column
 * @param isRequired whether a row without it is quarantined
 */
public record LandedColumn(String name, CellType type, Field field, boolean isRequired) {

  private static final Pattern CHINESE = Pattern.compile("^\\p{IsHan}");

  /** The silver columns that a described column becomes. */
  static List<LandedColumn> of(DescribedColumn column, List<Party> parties) {
    // A code may be invalid, so that a row is known by another one.
    boolean isNullable =
        !column.required()
            || parties.stream().anyMatch(party -> party.codeColumns().contains(column.name()));
    List<LandedColumn> columns = new ArrayList<>();
    columns.add(
        of(
            column,
            column.type(),
            field(column.type(), column.silver(), column.secrecy(), column.sentence(), isNullable)
                .chinese(chinese(column))));
    column
        .also()
        .forEach(
            further ->
                columns.add(
                    of(
                        column,
                        further.type(),
                        field(
                                further.type(),
                                further.silver(),
                                further.secrecy(),
                                further.sentence(),
                                isNullable)
                            .chinese(chinese(column)))));
    return columns;
  }

  /** Its first header in Chinese; empty when there is none. */
  private static String chinese(DescribedColumn column) {
    return column.headers().stream().filter(CHINESE.asPredicate()).findFirst().orElse("");
  }

  private static LandedColumn of(DescribedColumn column, CellType type, Field field) {
    return new LandedColumn(column.name(), type, field, column.required());
  }

  private static Field field(
      CellType type, String name, Secrecy secrecy, String sentence, boolean isNullable) {
    Field field =
        isNullable
            ? Field.optional(name, type.valueType(), sentence)
            : Field.required(name, type.valueType(), sentence);
    Secrecy declared = secrecy == null ? Secrecy.PUBLIC : secrecy;
    return field.unit(type.unit()).secrecy(type.isPersonal() ? Secrecy.PERSONAL : declared);
  }
}

package org.regulake.pipelines.source;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.regulake.models.table.Field;

/** Collects the parts of a source. */
public final class SourceBuilder {

  final String name;
  final Class<?> anchor;
  String grain = "";
  final List<LandedColumn> columns = new ArrayList<>();
  final List<Party> parties = new ArrayList<>();
  List<String> key = List.of();
  List<String> parts = List.of();
  List<String> sums = List.of();
  String validFrom;
  String validTo;
  final Map<String, String> checks = new LinkedHashMap<>();

  SourceBuilder(String name, Class<?> anchor) {
    this.name = name;
    this.anchor = anchor;
  }

  /** What one silver row is. */
  public SourceBuilder grain(String newGrain) {
    this.grain = newGrain;
    return this;
  }

  /** The parties that a row is about; the first is the subject of the record. */
  public SourceBuilder parties(Party... newParties) {
    parties.addAll(List.of(newParties));
    return this;
  }

  /** A column without which a row is quarantined. */
  public SourceBuilder required(String landed, CellType reading, Field field) {
    columns.add(new LandedColumn(landed, reading, field, true));
    return this;
  }

  /** A column that a row may leave open. */
  public SourceBuilder optional(String landed, CellType reading, Field field) {
    columns.add(new LandedColumn(landed, reading, field, false));
    return this;
  }

  /** Silver columns that identify a record. */
  public SourceBuilder key(Field... fields) {
    this.key = names(fields);
    return this;
  }

  /** Silver columns that tell apart several facts under one key. */
  public SourceBuilder parts(Field... fields) {
    this.parts = names(fields);
    return this;
  }

  /** Silver columns with sums that add up when one delivery states several. */
  public SourceBuilder sums(Field... fields) {
    this.sums = names(fields);
    return this;
  }

  private static List<String> names(Field... fields) {
    return List.of(fields).stream().map(Field::name).toList();
  }

  /** Silver columns that say from when to when the stated fact was true; either may be null. */
  public SourceBuilder valid(Field from, Field to) {
    this.validFrom = from == null ? null : from.name();
    this.validTo = to == null ? null : to.name();
    return this;
  }

  /** A condition that holds for every silver row. */
  public SourceBuilder check(String checkName, String condition) {
    checks.put(checkName, condition);
    return this;
  }

  /** The source, with its description as it lies beside the anchor. */
  public Source build() {
    return new Source(this);
  }
}

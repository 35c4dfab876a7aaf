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

  /** Sets the grain of a silver row. */
  public SourceBuilder grain(String newGrain) {
    this.grain = newGrain;
    return this;
  }

  /** Sets the parties of a row; the first is the subject of the record. */
  public SourceBuilder parties(Party... newParties) {
    parties.addAll(List.of(newParties));
    return this;
  }

  /** Adds a required column; rows without it are quarantined. */
  public SourceBuilder required(String landed, CellType reading, Field field) {
    columns.add(new LandedColumn(landed, reading, field, true));
    return this;
  }

  /** Adds an optional column. */
  public SourceBuilder optional(String landed, CellType reading, Field field) {
    columns.add(new LandedColumn(landed, reading, field, false));
    return this;
  }

  /** Sets the silver columns that identify a record. */
  public SourceBuilder key(Field... fields) {
    this.key = names(fields);
    return this;
  }

  /** Sets the silver columns that distinguish several facts under one key. */
  public SourceBuilder parts(Field... fields) {
    this.parts = names(fields);
    return this;
  }

  /** Sets the silver columns with sums that add up when one delivery states several. */
  public SourceBuilder sums(Field... fields) {
    this.sums = names(fields);
    return this;
  }

  private static List<String> names(Field... fields) {
    return List.of(fields).stream().map(Field::name).toList();
  }

  /** Sets the silver columns with the start and the end of the stated fact; either may be null. */
  public SourceBuilder valid(Field from, Field to) {
    this.validFrom = from == null ? null : from.name();
    this.validTo = to == null ? null : to.name();
    return this;
  }

  /** Adds a condition that holds for every silver row. */
  public SourceBuilder check(String checkName, String condition) {
    checks.put(checkName, condition);
    return this;
  }

  /** Builds the source with its description, which lies next to the anchor. */
  public Source build() {
    return new Source(this);
  }
}

package org.regulake.models.table;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The contract of a table: layer, name, grain, key, columns, partitioning and checks. It is the
 * single source of truth about the table.
 *
 * @param grain meaning of one row, as a phrase: "one row per penalty decision and version"
 * @param key columns that identify a row
 * @param knownSince column with the moment from which a row is known; null when a row states none
 * @param partitions columns by which the table is partitioned; a run replaces whole partitions
 * @param checks name → SQL condition that holds on every row
 */
public record Table(
    Layer layer,
    String name,
    String grain,
    List<String> key,
    List<Field> fields,
    String knownSince,
    List<String> partitions,
    Map<String, String> checks) {

  public Table {
    key = List.copyOf(key);
    fields = List.copyOf(fields);
    partitions = List.copyOf(partitions);
    checks = Collections.unmodifiableMap(new LinkedHashMap<>(checks));
    if (grain.isBlank()) {
      throw new IllegalArgumentException(
          "table %s.%s has no grain: say what one row is".formatted(layer.schema(), name));
    }
    Set<String> names = new LinkedHashSet<>();
    for (Field field : fields) {
      if (!names.add(field.name())) {
        throw new IllegalArgumentException(
            "table %s.%s has column %s twice".formatted(layer.schema(), name, field.name()));
      }
    }
    List<String> named = new ArrayList<>(key);
    named.addAll(partitions);
    Optional.ofNullable(knownSince).ifPresent(named::add);
    for (String column : named) {
      if (!names.contains(column)) {
        throw new IllegalArgumentException(
            "table %s.%s has no column %s, named as key, partition or moment of knowledge"
                .formatted(layer.schema(), name, column));
      }
    }
  }

  /** Begins a contract, for example {@code Table.named(Layer.SILVER, "penalty")}. */
  public static Builder named(Layer layer, String name) {
    return new Builder(layer, name);
  }

  /** Layer and noun, as in {@code silver.enterprise}. */
  public String fullName() {
    return layer.schema() + "." + name;
  }

  public Optional<Field> field(String column) {
    return fields.stream().filter(field -> field.name().equals(column)).findFirst();
  }

  /** The same contract with one more condition that holds on every row. */
  public Table check(String checkName, String condition) {
    Map<String, String> more = new LinkedHashMap<>(checks);
    more.put(checkName, condition);
    return new Table(layer, name, grain, key, fields, knownSince, partitions, more);
  }

  /** Columns that take part in the content hash, in contract order. */
  public List<Field> contentFields() {
    return fields.stream().filter(Field::isContent).toList();
  }

  /** Collects the parts of a contract. */
  public static final class Builder {
    private final Layer layer;
    private final String name;
    private String grain = "";
    private List<String> key = List.of();
    private final List<Field> fields = new ArrayList<>();
    private String knownSince;
    private List<String> partitions = List.of();
    private final Map<String, String> checks = new LinkedHashMap<>();

    private Builder(Layer layer, String name) {
      this.layer = layer;
      this.name = name;
    }

    public Builder grain(String newGrain) {
      this.grain = newGrain;
      return this;
    }

    public Builder key(Field... keyFields) {
      this.key = List.of(keyFields).stream().map(Field::name).toList();
      return this;
    }

    public Builder fields(Field... added) {
      fields.addAll(List.of(added));
      return this;
    }

    public Builder fields(List<Field> added) {
      fields.addAll(added);
      return this;
    }

    /**
     * States since when a row is known: only a moment from then on may use it. Rows of which a
     * later moment knows better also have {@link Bitemporal#KNOWN_TO}.
     */
    public Builder knownSince(Field moment) {
      this.knownSince = moment.name();
      return this;
    }

    public Builder partitionedBy(Field... partitionFields) {
      this.partitions = List.of(partitionFields).stream().map(Field::name).toList();
      return this;
    }

    public Builder check(String checkName, String condition) {
      checks.put(checkName, condition);
      return this;
    }

    public Table build() {
      return new Table(layer, name, grain, key, fields, knownSince, partitions, checks);
    }
  }
}

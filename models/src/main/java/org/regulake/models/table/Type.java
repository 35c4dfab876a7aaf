package org.regulake.models.table;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The type of a column, independent of any engine; {@code Schemas} of the lakehouse maps it to the
 * types of Spark.
 */
public sealed interface Type {

  Type STRING = Simple.STRING;
  Type INTEGER = Simple.INTEGER;
  Type LONG = Simple.LONG;
  Type DOUBLE = Simple.DOUBLE;
  Type BOOLEAN = Simple.BOOLEAN;

  /** A calendar day. */
  Type DATE = Simple.DATE;

  /** A moment, in microseconds. */
  Type TIMESTAMP = Simple.TIMESTAMP;

  /** Types without parts. */
  enum Simple implements Type {
    STRING,
    INTEGER,
    LONG,
    DOUBLE,
    BOOLEAN,
    DATE,
    TIMESTAMP
  }

  /** An exact number. */
  record Decimal(int precision, int scale) implements Type {}

  /**
   * A list.
   *
   * @param holdsNull whether an element may be null
   */
  record ListOf(Type element, boolean holdsNull) implements Type {}

  /**
   * Named values, each of which may be null.
   *
   * @param members name → type, in their order
   */
  record Struct(Map<String, Type> members) implements Type {

    public Struct {
      members = Collections.unmodifiableMap(new LinkedHashMap<>(members));
    }

    /** The struct with one more member. */
    public Struct with(String name, Type type) {
      Map<String, Type> more = new LinkedHashMap<>(members);
      more.put(name, type);
      return new Struct(more);
    }
  }

  /**
   * An exact number with {@code precision} digits, {@code scale} of them after the decimal point.
   */
  static Type decimal(int precision, int scale) {
    return new Decimal(precision, scale);
  }

  /** A list without nulls. */
  static Type listOf(Type element) {
    return new ListOf(element, false);
  }

  /** A list whose elements may be null, as Spark declares most lists. */
  static Type listOfOptional(Type element) {
    return new ListOf(element, true);
  }

  /** Named values; add them by {@link Struct#with}. */
  static Struct struct() {
    return new Struct(Map.of());
  }
}

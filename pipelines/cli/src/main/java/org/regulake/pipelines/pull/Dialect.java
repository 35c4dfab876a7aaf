package org.regulake.pipelines.pull;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.util.Map;
import java.util.Optional;

/** What is particular to a kind of database. */
enum Dialect {
  /** Numbers, days and moments have types; a transaction sees one state of the database. */
  POSTGRESQL("jdbc:postgresql:") {
    @Override
    Map<String, String> properties() {
      return Map.of(
          "ApplicationName", "regulake",
          "readOnly", "true",
          "readOnlyMode", "always",
          // Numbers come as the text that the server writes.
          "binaryTransfer", "false",
          "connectTimeout", "30",
          "tcpKeepAlive", "true");
    }

    @Override
    void begin(Connection connection) throws SQLException {
      connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
      connection.setReadOnly(true);
      // Without it the driver reads the whole result into memory.
      connection.setAutoCommit(false);
    }

    @Override
    Optional<ColumnKind> kind(Column column) {
      return Optional.ofNullable(
          switch (column.jdbcType()) {
            case Types.SMALLINT, Types.INTEGER, Types.BIGINT -> ColumnKind.WHOLE;
            case Types.NUMERIC -> ColumnKind.DECIMAL;
            case Types.REAL -> ColumnKind.FLOATING;
            case Types.DOUBLE -> column.typeName().equals("money") ? null : ColumnKind.FLOATING;
            case Types.BIT -> column.typeName().equals("bool") ? ColumnKind.TRUTH : null;
            case Types.VARCHAR, Types.CHAR -> ColumnKind.TEXT;
            case Types.OTHER -> column.typeName().equals("uuid") ? ColumnKind.TEXT : null;
            case Types.DATE -> ColumnKind.DAY;
            case Types.TIMESTAMP ->
                column.typeName().equals("timestamptz")
                    ? ColumnKind.INSTANT
                    : ColumnKind.LOCAL_MOMENT;
            case Types.TIMESTAMP_WITH_TIMEZONE -> ColumnKind.INSTANT;
            default -> null;
          });
    }

    @Override
    Optional<WatermarkKind> watermark(Connection connection, String relation, Column column) {
      return kind(column)
          .map(
              kind ->
                  switch (kind) {
                    case WHOLE, DECIMAL -> WatermarkKind.NUMBER;
                    case DAY -> WatermarkKind.DAY;
                    case LOCAL_MOMENT -> WatermarkKind.LOCAL_MOMENT;
                    case INSTANT -> WatermarkKind.INSTANT;
                    case FLOATING, TRUTH, TEXT, DYNAMIC -> null;
                  });
    }
  },
  /** Each value has a type of its own; the file is opened for reading only. */
  SQLITE("jdbc:sqlite:") {
    @Override
    Map<String, String> properties() {
      // SQLite's number for reading only; without it, a wrong path makes a new file.
      return Map.of("open_mode", "1", "busy_timeout", "30000");
    }

    @Override
    void begin(Connection connection) throws SQLException {
      // The first query fixes the state that the transaction sees.
      connection.setAutoCommit(false);
    }

    @Override
    Optional<ColumnKind> kind(Column column) {
      return Optional.of(ColumnKind.DYNAMIC);
    }

    @Override
    Optional<WatermarkKind> watermark(Connection connection, String relation, Column column)
        throws SQLException {
      String name = quoted(column.name());
      try (Statement statement = connection.createStatement();
          ResultSet forms =
              statement.executeQuery(
                  FORMS.replace("$column", name).replace("$relation", relation))) {
        forms.next();
        String type = forms.getString("lowest_type");
        boolean isOfOneType = type == null || type.equals(forms.getString("highest_type"));
        if (isOfOneType && (type == null || type.equals("integer"))) {
          return Optional.of(WatermarkKind.NUMBER);
        }
        boolean isOfOneForm =
            isOfOneType
                && type.equals("text")
                && forms.getString("lowest_form").equals(forms.getString("highest_form"))
                && forms.getLong("others") == 0;
        return isOfOneForm ? Optional.of(WatermarkKind.TEXT) : Optional.empty();
      }
    }
  };

  /** Types of the values of a column, and lengths and separators of those that are text. */
  private static final String FORMS =
      """
      SELECT min(typeof($column)) AS lowest_type, max(typeof($column)) AS highest_type,
        min(length($column) || substr($column, 11, 1)) AS lowest_form,
        max(length($column) || substr($column, 11, 1)) AS highest_form,
        count(CASE WHEN $column NOT GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]*' THEN 1 END) AS others
      FROM (SELECT $column FROM $relation WHERE $column IS NOT NULL)
      """;

  private final String start;

  Dialect(String start) {
    this.start = start;
  }

  /**
   * The dialect of an address.
   *
   * @throws IllegalArgumentException when there is none
   */
  static Dialect of(String url) {
    for (Dialect dialect : values()) {
      if (url.startsWith(dialect.start)) {
        return dialect;
      }
    }
    throw new IllegalArgumentException(
        "its url is none of PostgreSQL or SQLite; write jdbc:postgresql://host/database or"
            + " jdbc:sqlite:/path/of/file.db");
  }

  /** Properties of a connection that can only read. */
  abstract Map<String, String> properties();

  /** Begins the transaction in which everything is read. */
  abstract void begin(Connection connection) throws SQLException;

  /** The kind of a column; empty where its values cannot become cells. */
  abstract Optional<ColumnKind> kind(Column column);

  /** The kind of watermark that a column is; empty where it cannot be one. */
  abstract Optional<WatermarkKind> watermark(Connection connection, String relation, Column column)
      throws SQLException;

  /** An identifier in quotation marks, as both databases write them. */
  static String quoted(String name) {
    return '"' + name.replace("\"", "\"\"") + '"';
  }
}

package org.regulake.pipelines.pull;

import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.regulake.models.rule.Names;

/**
 * One state of a table in a database, seen by a single transaction that can only read. Rows are
 * streamed, so memory does not grow with them.
 */
final class Snapshot implements AutoCloseable {

  /** Takes a row while it is the current one. */
  interface RowTaker {
    void take(ResultSet row) throws SQLException, IOException;
  }

  private final DatabaseDescription described;
  private final Dialect dialect;
  private final Connection connection;
  private final String relation;

  /**
   * Connects and begins.
   *
   * @param password password of the user; null for none
   */
  Snapshot(DatabaseDescription described, String password) throws SQLException {
    this.described = described;
    this.dialect = Dialect.of(described.url());
    this.relation =
        described.query() != null
            // A comment at its end must not hide the bracket.
            ? "(%s\n) AS pulled".formatted(described.query().strip())
            : Stream.of(described.schema(), described.table())
                .filter(part -> part != null)
                .map(Dialect::quoted)
                .collect(Collectors.joining("."));
    Properties properties = new Properties();
    properties.putAll(dialect.properties());
    if (described.user() != null) {
      properties.setProperty("user", described.user());
    }
    if (password != null) {
      properties.setProperty("password", password);
    }
    this.connection = DriverManager.getConnection(described.url(), properties);
    try {
      dialect.begin(connection);
    } catch (SQLException failure) {
      connection.close();
      throw failure;
    }
  }

  /** The table, or the query in brackets. */
  String relation() {
    return relation;
  }

  /** The columns of the table. */
  List<Column> columns() throws SQLException {
    List<Column> columns = new ArrayList<>();
    try (PreparedStatement statement =
            connection.prepareStatement("SELECT * FROM %s WHERE 1 = 0".formatted(relation));
        ResultSet none = statement.executeQuery()) {
      ResultSetMetaData stated = none.getMetaData();
      for (int i = 1; i <= stated.getColumnCount(); i++) {
        columns.add(
            new Column(
                stated.getColumnLabel(i),
                stated.getColumnType(i),
                String.valueOf(stated.getColumnTypeName(i)),
                stated.getScale(i)));
      }
    }
    return columns;
  }

  /** The kind of a column; empty where its values cannot become cells. */
  Optional<ColumnKind> kind(Column column) {
    return dialect.kind(column);
  }

  /**
   * The kind of the described watermark.
   *
   * @throws IllegalArgumentException when there is no such column, or it can be none
   */
  WatermarkKind watermark(List<Column> columns) throws SQLException {
    Column column =
        columns.stream()
            .filter(one -> one.name().equals(described.watermark()))
            .findFirst()
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        "%s has no column '%s' for a watermark; %s"
                            .formatted(
                                relation,
                                described.watermark(),
                                Names.hint(
                                    described.watermark(),
                                    columns.stream().map(Column::name).toList()))));
    return dialect
        .watermark(connection, relation, column)
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "column '%s' (%s) cannot be a watermark: it has to hold whole numbers, days or moments, in SQLite all of one form such as 2025-01-31 09:00:00; name another one, or none to pull all rows each time"
                        .formatted(column.name(), column.typeName())));
  }

  /** Number of rows, as the database itself counts them. */
  long count(Condition condition, WatermarkKind kind) throws SQLException {
    try (PreparedStatement statement =
            prepared("SELECT count(*) FROM %s".formatted(relation), condition, kind, "");
        ResultSet counted = statement.executeQuery()) {
      counted.next();
      return counted.getLong(1);
    }
  }

  /** The highest watermark; empty when no row has one. */
  Optional<String> highest(Condition condition, WatermarkKind kind) throws SQLException {
    String column = Dialect.quoted(described.watermark());
    try (PreparedStatement statement =
            prepared("SELECT max(%s) FROM %s".formatted(column, relation), condition, kind, "");
        ResultSet highest = statement.executeQuery()) {
      return highest.next() ? Optional.ofNullable(kind.read(highest, 1)) : Optional.empty();
    }
  }

  /** Reads rows one by one, by watermark and the described order. */
  void read(List<Column> columns, Condition condition, WatermarkKind kind, RowTaker taker)
      throws SQLException, IOException {
    String selected =
        columns.stream()
            .map(Column::name)
            .map(Dialect::quoted)
            .collect(Collectors.joining(", ", "SELECT ", " FROM " + relation));
    String order =
        Stream.concat(Stream.ofNullable(described.watermark()), described.order().stream())
            .map(Dialect::quoted)
            .collect(Collectors.joining(", "));
    try (PreparedStatement statement =
        prepared(selected, condition, kind, order.isEmpty() ? "" : " ORDER BY " + order)) {
      statement.setFetchSize(described.fetchRows());
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          taker.take(rows);
        }
      }
    }
  }

  private PreparedStatement prepared(
      String select, Condition condition, WatermarkKind kind, String end) throws SQLException {
    PreparedStatement statement = connection.prepareStatement(select + condition.clause() + end);
    try {
      int parameter = 1;
      for (String watermark : condition.watermarks()) {
        kind.bind(statement, parameter++, watermark);
      }
      return statement;
    } catch (SQLException failure) {
      statement.close();
      throw failure;
    }
  }

  @Override
  public void close() throws SQLException {
    try {
      connection.rollback();
    } finally {
      connection.close();
    }
  }
}

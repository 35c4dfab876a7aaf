package org.regulake.pipelines.pull;

import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.List;
import org.regulake.models.text.ConnectionKeys;
import org.regulake.pipelines.collect.DeliveryDescription;

/**
 * {@code conf/databases/<name>.yml}: a table of a database that is pulled into the landing folder.
 *
 * @param source source that its rows belong to
 * @param url {@code jdbc:postgresql://host:port/database} or {@code jdbc:sqlite:/path/of/file.db},
 *     without user and password
 * @param user user of the database; left out for SQLite
 * @param passwordFile file with the password of the user; null where there is none
 * @param passwordVariable environment variable with the password of the user, in the place of a
 *     file; null where there is none. The password itself is never part of a description
 * @param schema schema of the table; the first of the search path when left out
 * @param table name of a table or view, as the database stores it; left out where there is a query
 * @param query a SELECT in the place of a table, to cast or join columns; left out where there is a
 *     table
 * @param watermark column that grows with every new or changed row: a whole number, a day or a
 *     moment; when left out, every pull reads all rows as a full delivery
 * @param overlap how far behind the highest watermark rows may still appear, because their
 *     transactions end later: PT1H for moments, P1D for days, 1000 for numbers; nothing when left
 *     out
 * @param order columns that order rows of the same watermark; no order when left out
 * @param fetchRows rows that are held in memory at once; 2000 when left out
 * @param zone time zone in which moments are written, and of moments without one; Asia/Shanghai
 *     when left out
 * @param scope whose records the deliveries cover; the sender when left out
 * @param sender name of the sender; may be left out
 * @param delivery mapping of the columns to the source, as in {@code delivery.yml}; left out where
 *     they have our names
 */
public record DatabaseDescription(
    String source,
    String url,
    String user,
    String passwordFile,
    String passwordVariable,
    String schema,
    String table,
    String query,
    String watermark,
    String overlap,
    List<String> order,
    Integer fetchRows,
    String zone,
    String scope,
    String sender,
    DeliveryDescription delivery) {

  private static final int DEFAULT_FETCH_ROWS = 2000;

  public DatabaseDescription {
    require(source != null, "it names no 'source'; write for example 'source: penalty'");
    require(
        url != null, "it has no 'url'; write for example 'url: jdbc:postgresql://host/database'");
    require(
        ConnectionKeys.redact(url).equals(url) && !url.matches("(?i).*[?&;]user=.*"),
        "its url contains a user or a password; write 'user', and 'password_file' or"
            + " 'password_variable'");
    require(
        passwordFile == null || passwordVariable == null,
        "it has both 'password_file' and 'password_variable'; keep only one of the two");
    require(
        (table == null) != (query == null),
        "it has to have either 'table' or 'query'; write for example 'table: penalty'");
    require(
        query == null || query.strip().matches("(?is)(select|with)\\b[^;]*"),
        "its query is not one SELECT without ';'");
    require(schema == null || table != null, "it has a 'schema' without a 'table'");
    require(overlap == null || watermark != null, "it has an 'overlap' without a 'watermark'");
    order = order == null ? List.of() : List.copyOf(order);
    fetchRows = fetchRows == null ? DEFAULT_FETCH_ROWS : fetchRows;
    require(fetchRows > 0, "its fetch_rows is %d; write a number above 0".formatted(fetchRows));
    zone = zone == null ? "Asia/Shanghai" : zone;
    require(isZone(zone), "its zone '%s' is no time zone; write one such as UTC".formatted(zone));
  }

  private static void require(boolean holds, String problem) {
    if (!holds) {
      throw new IllegalArgumentException(problem);
    }
  }

  private static boolean isZone(String name) {
    try {
      ZoneId.of(name);
      return true;
    } catch (DateTimeException unknown) {
      return false;
    }
  }

  ZoneId zoneId() {
    return ZoneId.of(zone);
  }
}

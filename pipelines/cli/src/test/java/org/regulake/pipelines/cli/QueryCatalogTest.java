package org.regulake.pipelines.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.regulake.models.testing.SparkExtension;
import org.regulake.pipelines.graph.Edge;
import org.regulake.pipelines.lakehouse.FilledRows;
import org.regulake.pipelines.lakehouse.Lakehouse;
import org.regulake.pipelines.lakehouse.LakehouseConfig;
import org.regulake.pipelines.lakehouse.ReadOnlySession;
import org.regulake.pipelines.record.Enterprise;

/** Queries on three enterprises. */
@ExtendWith(SparkExtension.class)
class QueryCatalogTest {

  private static SparkSession writing;
  private static SparkSession reading;
  private static Path folder;
  private static QueryCatalog catalog;

  @BeforeAll
  static void create(SparkSession session, @TempDir Path place) {
    writing = session;
    folder = place;
    LakehouseConfig config = LakehouseConfig.in(place.resolve("lake").toString());
    Lakehouse lake = new Lakehouse(session, config);
    for (String rows : List.of("| E1 | 恒民 |\n| E2 | 佳 |", "| E3 | 三 |")) {
      FilledRows.append(
          lake, Enterprise.TABLE, "| entity_id: string | enterprise_name: string |\n" + rows);
    }
    FilledRows.append(
        lake,
        Edge.TABLE,
        "| edge_type: string | from_id: string | to_id: string |\n| shareholding | E1 | E2 |");
    reading = ReadOnlySession.create(session, config);
    catalog = new QueryCatalog(new Lakehouse(reading, config));
  }

  @AfterAll
  static void leave() {
    SparkSession.setActiveSession(writing);
  }

  private static String answer(String query) {
    return catalog.query(query).collectAsList().stream()
        .map(Row::mkString)
        .sorted()
        .collect(Collectors.joining(";"));
  }

  private static Set<String> files() throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      return all.filter(Files::isRegularFile).map(Path::toString).collect(Collectors.toSet());
    }
  }

  @Test
  void queries_of_every_form_run() {
    assertThat(answer("SELECT count(*) FROM silver.enterprise")).isEqualTo("3");
    assertThat(
            answer("SELECT entity_id FROM Silver.Enterprise e WHERE e.enterprise_name LIKE '恒%'"))
        .isEqualTo("E1");
    assertThat(
            answer(
                "SELECT silver.enterprise.entity_id FROM silver.enterprise WHERE"
                    + " enterprise.entity_id = 'E2'"))
        .isEqualTo("E2");
    assertThat(
            answer(
                "WITH a AS (SELECT * FROM silver.enterprise), b AS (SELECT entity_id FROM a WHERE"
                    + " entity_id > 'E1') SELECT count(*) FROM b"))
        .isEqualTo("2");
    assertThat(answer("SELECT (SELECT max(entity_id) FROM silver.enterprise) UNION ALL SELECT 'x'"))
        .isEqualTo("E3;x");
    assertThat(
            answer(
                "SELECT entity_id FROM silver.enterprise a WHERE EXISTS (SELECT 1 FROM graph.edge g"
                    + " WHERE g.to_id = a.entity_id)"))
        .isEqualTo("E2");
    assertThat(
            answer(
                "SELECT entity_id FROM silver.enterprise WHERE entity_id IN (SELECT from_id FROM"
                    + " graph.edge)"))
        .isEqualTo("E1");
    assertThat(
            answer(
                "SELECT a.entity_id FROM silver.enterprise a JOIN silver.enterprise b ON"
                    + " a.entity_id < b.entity_id WHERE b.entity_id = 'E2'"))
        .isEqualTo("E1");
    assertThat(
            answer(
                "SELECT e.entity_id, x.c FROM silver.enterprise e, LATERAL (SELECT count(*) c FROM"
                    + " graph.edge WHERE from_id = e.entity_id) x"))
        .isEqualTo("E11;E20;E30");
    assertThat(answer("VALUES (1), (2)")).isEqualTo("1;2");
    assertThat(answer("SELECT * FROM VALUES ('-') AS t(a)")).isEqualTo("-");
    assertThat(answer("TABLE graph.edge").contains("E1")).isTrue();
    assertThat(answer("SELECT id FROM range(2)")).isEqualTo("0;1");
    assertThat(
            answer(
                "SELECT c FROM silver.enterprise LATERAL VIEW explode(array(1, 2)) x AS c WHERE"
                    + " entity_id = 'E1'"))
        .isEqualTo("1;2");
    assertThat(answer("SELECT explode(array(1, 2))")).isEqualTo("1;2");
    assertThat(
            answer(
                "SELECT rank() OVER w FROM silver.enterprise WINDOW w AS (ORDER BY entity_id) LIMIT"
                    + " 1"))
        .isEqualTo("1");
    assertThat(
            answer(
                "SELECT * FROM (SELECT edge_type, share_ratio FROM graph.edge) PIVOT (count(*) FOR"
                    + " edge_type IN ('shareholding'))"))
        .isNotEmpty();
    assertThat(
            answer(
                "SELECT from_id FROM graph.edge GROUP BY ALL HAVING count(*) > 0 ORDER BY 1 LIMIT 5"
                    + " OFFSET 0"))
        .isEqualTo("E1");
    assertThat(
            answer(
                "SELECT entity_id FROM silver.enterprise EXCEPT SELECT 'E1' INTERSECT SELECT 'E1'"
                    + " "))
        .isEqualTo("E2;E3");
    assertThat(
            answer(
                "SELECT /*+ BROADCAST(b) */ count(*) FROM silver.enterprise a CROSS JOIN graph.edge"
                    + " b;"))
        .isEqualTo("3");
    assertThat(
            answer(
                "SELECT 'a' AS k, to_csv(struct(*), map('nullValue', 'null')) AS v FROM (SELECT"
                    + " count(*) FROM silver.enterprise)"))
        .isEqualTo("a3");
    assertThat(answer("FROM silver.enterprise |> WHERE entity_id > 'E1' |> AGGREGATE count(*)"))
        .isEqualTo("2");
    assertThat(
            answer(
                "WITH RECURSIVE r(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM r WHERE n < 3) SELECT"
                    + " max(n) FROM r"))
        .isEqualTo("3");
  }

  @Test
  void an_earlier_version_can_be_queried() {
    assertThat(answer("SELECT count(*) FROM silver.enterprise VERSION AS OF 0")).isEqualTo("2");
    assertThat(
            answer(
                "WITH old AS (SELECT * FROM silver.enterprise VERSION AS OF 0) SELECT count(*) FROM"
                    + " old"))
        .isEqualTo("2");
    assertThatThrownBy(() -> answer("SELECT * FROM silver.enterprise TIMESTAMP AS OF '2025-01-01'"))
        .hasMessageContaining("by number");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "DELETE FROM silver.enterprise",
        "INSERT INTO silver.enterprise SELECT * FROM silver.enterprise",
        "INSERT OVERWRITE silver.enterprise VALUES (1)",
        "UPDATE silver.enterprise SET entity_id = 'x'",
        "MERGE INTO silver.enterprise t USING graph.edge s ON true WHEN MATCHED THEN DELETE",
        "TRUNCATE TABLE silver.enterprise",
        "DROP TABLE silver.enterprise",
        "DROP VIEW v",
        "ALTER TABLE silver.enterprise ADD COLUMNS (x INT)",
        "CREATE TABLE x.y AS SELECT 1",
        "CREATE TEMPORARY VIEW v AS SELECT 1",
        "CREATE OR REPLACE TABLE x.y (a INT)",
        "CREATE DATABASE d",
        "CREATE FUNCTION f AS 'x.Y'",
        "CREATE TABLE t USING delta LOCATION '/tmp/x'",
        "SET spark.sql.ansi.enabled = false",
        "SET",
        "RESET",
        "RESET spark.sql.ansi.enabled",
        "SET TIME ZONE LOCAL",
        "SET VAR x = 1",
        "DECLARE x INT",
        "ADD JAR '/tmp/x.jar'",
        "ADD FILE '/etc/passwd'",
        "LIST JARS",
        "CACHE TABLE silver.enterprise",
        "CACHE LAZY TABLE c AS SELECT 1",
        "UNCACHE TABLE x",
        "CLEAR CACHE",
        "REFRESH TABLE silver.enterprise",
        "REFRESH '/tmp'",
        "USE lake",
        "USE silver",
        "CALL lake.system.expire_snapshots('published.risk_score')",
        "EXECUTE IMMEDIATE 'DELETE FROM silver.enterprise'",
        "BEGIN DELETE FROM silver.enterprise; END",
        "BEGIN SELECT 1; END",
        "ANALYZE TABLE silver.enterprise COMPUTE STATISTICS",
        "MSCK REPAIR TABLE x",
        "LOAD DATA INPATH '/tmp/x' INTO TABLE y",
        "INSERT OVERWRITE DIRECTORY '/tmp/x' USING csv SELECT 1",
        "EXPLAIN DELETE FROM silver.enterprise",
        "EXPLAIN SELECT 1",
        "DESCRIBE silver.enterprise",
        "SHOW TABLES",
        "VACUUM silver.enterprise",
        "OPTIMIZE silver.enterprise",
        "RESTORE TABLE silver.enterprise TO VERSION AS OF 0",
        "CONVERT TO DELTA parquet.`/tmp/x`",
        "COMMENT ON TABLE silver.enterprise IS 'x'",
        "FROM silver.enterprise INSERT INTO graph.edge SELECT *",
        "WITH a AS (SELECT 1) INSERT INTO graph.edge SELECT * FROM a",
        "WITH a AS (SELECT 1) DELETE FROM graph.edge",
        "SELECT TRANSFORM(entity_id) USING 'cat' FROM silver.enterprise",
        "ALTER TABLE lake.published.risk_score CREATE BRANCH b",
        "ALTER TABLE lake.published.risk_score SET TBLPROPERTIES ('a' = 'b')",
        "SELECT java_method('java.lang.System', 'exit', 1)",
        "SELECT reflect('java.lang.System', 'exit', 1)",
        "SELECT TRY_REFLECT('java.lang.System', 'exit', 1)",
        "SELECT 1 WHERE EXISTS (SELECT `reflect`('java.lang.System', 'exit', 1))",
        "WITH a AS (SELECT java_method('a', 'b')) SELECT * FROM a",
        "SELECT transform(array(1), x -> java_method('a', 'b'))",
        "SELECT IDENTIFIER('java_method')('a', 'b')",
        "SELECT * FROM IDENTIFIER('silver.enterprise')",
        "SELECT from_xml('<a/>', 'a INT', map('rowValidationXSDPath', '/etc/passwd'))",
        "SELECT spark_catalog.silver.f(1)",
        "SELECT lake.system.f(1)",
        "SELECT * FROM read_files('/etc/passwd')",
        "SELECT * FROM table_changes('silver.enterprise', 0)",
        "SELECT * FROM table_changes_by_path('/tmp', 0)",
        "SELECT * FROM STREAM silver.enterprise",
        "SELECT * FROM silver.enterprise WITH (`path` = '/etc')"
      })
  void a_statement_other_than_a_query_is_refused_and_changes_nothing(String statement)
      throws IOException {
    Set<String> before = files();
    assertThatThrownBy(() -> answer(statement))
        .isInstanceOf(IllegalArgumentException.class)
        .satisfies(
            failure ->
                assertThat(failure.getMessage())
                    .matches("(?s)('sql' runs queries only|the query is not SQL).*"));
    assertThat(files()).isEqualTo(before);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SELECT 1; SELECT 2",
        "SELECT 1; DELETE FROM silver.enterprise",
        "SELEC 1",
        "",
        "SELECT ("
      })
  void several_statements_or_invalid_sql_are_refused(String statement) {
    assertThatThrownBy(() -> answer(statement))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("the query is not SQL");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "csv.`/etc/passwd`",
        "text.`/etc/passwd`",
        "delta.`/tmp/x`",
        "parquet.`/tmp/x`",
        "json.`/tmp/x`",
        "spark_catalog.delta.`/tmp/x`",
        "spark_catalog.csv.`/etc/passwd`",
        "lake.`/tmp`.x",
        "lake.published.risk_score.files",
        "global_temp.x",
        "silver.enterprize"
      })
  void a_file_is_not_a_table(String name) {
    assertThatThrownBy(() -> answer("SELECT * FROM " + name))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("there is no table");
    assertThatThrownBy(() -> answer("WITH a AS (SELECT * FROM %s) SELECT 1 FROM a".formatted(name)))
        .hasMessageContaining("there is no table");
    assertThatThrownBy(() -> answer("SELECT 1 WHERE 1 IN (SELECT 1 FROM %s)".formatted(name)))
        .hasMessageContaining("there is no table");
  }

  @Test
  void a_table_that_no_run_has_written_is_named() {
    assertThatThrownBy(() -> answer("SELECT * FROM silver.person"))
        .hasMessageContaining("'silver.person' has not been written");
  }
}

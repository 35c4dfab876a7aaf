package org.regulake.pipelines.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.delta.DeltaLog;
import org.regulake.models.law.Law;
import org.regulake.models.product.IndicatorDetail;
import org.regulake.models.table.RunStamp;
import org.regulake.models.table.Table;
import org.regulake.pipelines.catalogue.CatalogueFiles;
import org.regulake.pipelines.graph.Ownership;
import org.regulake.pipelines.lakehouse.CatalogedLake;
import org.regulake.pipelines.lakehouse.FilledRows;
import org.regulake.pipelines.lakehouse.Lakehouse;
import org.regulake.pipelines.lakehouse.RunLedger;
import org.regulake.pipelines.lakehouse.RunRecord;
import org.regulake.pipelines.lakehouse.StageRecord;
import org.regulake.pipelines.lakehouse.StartedRun;
import org.regulake.pipelines.lakehouse.TableVersion;
import org.regulake.pipelines.publish.Products;
import org.regulake.pipelines.record.Enterprise;
import org.regulake.pipelines.run.Tables;
import org.regulake.pipelines.source.Sources;

/**
 * A lake with one table of each kind and the ledger of the run that wrote them, and methods that
 * damage it.
 */
final class DamagedLake {

  static final LocalDate FEBRUARY = LocalDate.of(2025, 2, 28);
  static final LocalDate MARCH = LocalDate.of(2025, 3, 31);
  static final Table COLLECTED = Sources.named("penalty").orElseThrow().bronze();
  static final Table RECORDS = Enterprise.TABLE;
  static final Table GRAPH = Ownership.TABLE;
  static final Table BASIS = Tables.named("graph.basis").orElseThrow();
  static final Table SHOWN = IndicatorDetail.PRODUCT.table();
  static final RunRecord RUN = StartedRun.of("r1");

  private final SparkSession session;
  private final Path folder;
  private final Path copy;
  private Lakehouse lake;

  DamagedLake(SparkSession session, Path folder) throws IOException {
    this.session = session;
    this.folder = Files.createDirectories(folder);
    this.copy = folder.resolveSibling("copy");
    open();
    RunLedger ledger = new RunLedger(lake.files());
    ledger.begin(RUN);
    FilledRows.append(lake, COLLECTED, "| record_id: string |\n| R1 |\n| R2 |");
    ledger.stageDone(record("collect", null, COLLECTED));
    FilledRows.append(lake, RECORDS, "| entity_id: string |\n| E1 |\n| E2 |\n| E3 |");
    ledger.stageDone(record("record", null, RECORDS));
    for (LocalDate day : List.of(FEBRUARY, MARCH)) {
      for (Table table : List.of(GRAPH, BASIS)) {
        lake.replaceWhere(
            table,
            FilledRows.of(lake.spark(), table, "| as_of: date |\n| %s |".formatted(day)),
            RunStamp.condition(day));
      }
      ledger.stageDone(record("relate@" + day, day, GRAPH, BASIS));
      lake.stage(
          SHOWN,
          FilledRows.of(lake.spark(), SHOWN, "| as_of: date |\n| %s |".formatted(day)),
          "b" + day.getMonthValue(),
          day);
      lake.published().release(SHOWN, "b" + day.getMonthValue());
      ledger.stageDone(record("publish@" + day, day, SHOWN));
    }
    CatalogueFiles.of(lake, Products.contracts(), Law.load()).write();
    copy(folder, copy);
  }

  /** Restores the initial state of the lake. */
  void restore() {
    delete(folder);
    copy(copy, folder);
  }

  private static void copy(Path from, Path to) {
    List<Path> all = new ArrayList<>(files(from));
    Collections.reverse(all);
    try {
      for (Path file : all) {
        Files.copy(
            file, to.resolve(from.relativize(file).toString()), StandardCopyOption.COPY_ATTRIBUTES);
      }
    } catch (IOException cause) {
      throw new UncheckedIOException(cause);
    }
  }

  private StageRecord record(String key, LocalDate day, Table... tables) {
    List<TableVersion> outputs =
        Stream.of(tables)
            .map(
                table ->
                    lake.version(
                            table, Optional.empty(), day == null ? null : RunStamp.condition(day))
                        .orElseThrow())
            .toList();
    return new StageRecord(
        key,
        "fingerprint",
        RUN.runId(),
        RUN.startedAt(),
        1,
        List.of(),
        outputs,
        List.of(),
        List.of(),
        Map.of());
  }

  /** Opens the lake as a new process does, without cached reads. */
  Lakehouse open() {
    DeltaLog.clearCache();
    lake = CatalogedLake.in(session, folder);
    SparkSession.setActiveSession(lake.spark());
    return lake;
  }

  LedgerCheck ledgerCheck() {
    open();
    return new LedgerCheck(lake, RunLedger.read(lake.files()));
  }

  Verification verified() {
    open();
    Verification verification = new Verification(lake, RunLedger.read(lake.files()));
    verification.verify();
    return verification;
  }

  /** Days with rows in a table. */
  List<LocalDate> days(Table table) {
    return open().read(table).select("as_of").distinct().collectAsList().stream()
        .map(row -> (LocalDate) row.get(0))
        .sorted()
        .toList();
  }

  Path folder(Table table) {
    return folder.resolve(table.layer().schema()).resolve(table.name());
  }

  Path file(String name) {
    return folder.resolve(name);
  }

  /** The last file of a table with a suffix of its path, of one day if one is given. */
  Path file(Table table, LocalDate day, String end) {
    return files(folder(table)).stream()
        .filter(file -> file.toString().endsWith(end))
        .filter(file -> day == null || file.toString().contains("as_of=" + day))
        .findFirst()
        .orElseThrow();
  }

  /** All files below a folder, the last first. */
  private static List<Path> files(Path below) {
    try (Stream<Path> all = Files.walk(below)) {
      return all.sorted(Comparator.reverseOrder()).toList();
    } catch (IOException cause) {
      throw new UncheckedIOException(cause);
    }
  }

  void delete(Path file) {
    files(file).forEach(one -> one.toFile().delete());
  }

  /** Changes a byte in the middle of a file. */
  void flip(Path file) {
    try {
      FileTime time = Files.getLastModifiedTime(file);
      byte[] bytes = Files.readAllBytes(file);
      bytes[bytes.length / 2] ^= 1;
      Files.write(file, bytes);
      Files.setLastModifiedTime(file, FileTime.fromMillis(time.toMillis() + 60_000));
    } catch (IOException cause) {
      throw new UncheckedIOException(cause);
    }
  }

  void write(Path file, String text) {
    try {
      Files.deleteIfExists(file.resolveSibling("." + file.getFileName() + ".crc"));
      Files.writeString(file, text);
    } catch (IOException cause) {
      throw new UncheckedIOException(cause);
    }
  }

  /** Removes the last commit from the log of a table. */
  void cutLog(Table table) {
    delete(file(table, null, ".json"));
  }

  /** Cuts off the end of the last commit of a table. */
  void cutCommit(Table table) {
    try {
      Path commit = file(table, null, ".json");
      String text = Files.readString(commit);
      write(commit, text.substring(0, text.length() - 10));
    } catch (IOException cause) {
      throw new UncheckedIOException(cause);
    }
  }
}

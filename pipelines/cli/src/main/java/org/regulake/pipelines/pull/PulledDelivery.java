package org.regulake.pipelines.pull;

import java.io.IOException;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.regulake.models.text.LocalMoment;
import org.regulake.pipelines.collect.LandedPulls;
import org.regulake.pipelines.collect.Manifest;
import org.regulake.pipelines.collect.NewDelivery;
import org.regulake.pipelines.delivery.MessageKind;

/** The delivery that a pull writes; it is removed unless it is landed. */
final class PulledDelivery implements AutoCloseable {

  private static final ZoneId BEIJING = ZoneId.of("Asia/Shanghai");

  private final Database database;
  private final PullSettings settings;
  private final LandedPulls landed;
  private final NewDelivery delivery;
  private final RowFiles files;
  private long unfit;
  private String firstUnfit;
  private long codesAsNumbers;
  private String firstCode;

  PulledDelivery(Database database, PullSettings settings, LandedPulls landed) {
    this.database = database;
    this.settings = settings;
    this.landed = landed;
    this.delivery =
        new NewDelivery(
            settings.configuration(),
            settings.landing(),
            database.source().name(),
            database.name(),
            settings.id());
    this.files = new RowFiles(delivery);
  }

  /**
   * Writes rows.
   *
   * @param counted their number as the database counts them
   * @throws IllegalStateException when the database sent another number of rows
   * @throws IllegalArgumentException when no row fits
   */
  void write(
      Snapshot snapshot,
      List<PulledColumn> columns,
      Condition condition,
      WatermarkKind kind,
      long counted)
      throws SQLException, IOException {
    RowLines lines = new RowLines(columns, database.description().zoneId());
    snapshot.read(
        columns.stream().map(PulledColumn::column).toList(),
        condition,
        kind,
        row -> add(lines.line(row)));
    if (files.digest().rows() != counted) {
      throw new IllegalStateException(
          "the database counts %,d rows and sent %,d; nothing was landed: pull again"
              .formatted(counted, files.digest().rows()));
    }
    if (unfit == counted) {
      throw new IllegalArgumentException(
          "in all %,d rows a value fits no cell, as in the first: %s; ignore the column, or cast it in a 'query'"
              .formatted(counted, firstUnfit));
    }
  }

  private void add(RowLines.Line line) throws IOException {
    if (line.problem().isPresent()) {
      unfit++;
      firstUnfit = firstUnfit == null ? line.problem().get() : firstUnfit;
    }
    if (line.codeAsNumber().isPresent()) {
      codesAsNumbers++;
      firstCode = firstCode == null ? line.codeAsNumber().get() : firstCode;
    }
    files.add(line.json());
  }

  /** Rows with a value that no cell can hold. */
  long unfitRows() {
    return unfit;
  }

  /** Digest of the rows. */
  String digest() {
    return files.digest().text();
  }

  /** What the operator should know of the rows. */
  List<String> remarks() {
    List<String> remarks = new ArrayList<>();
    if (unfit > 0) {
      remarks.add(
          "%,d rows go to quarantine, because a value fits no cell; the first: %s"
              .formatted(unfit, firstUnfit));
    }
    if (codesAsNumbers > 0) {
      remarks.add(
          "%,d rows have a code as a number, the first in column '%s': leading zeros are lost before it is read; store it as text, or state its length under 'delivery: codes: pad'"
              .formatted(codesAsNumbers, firstCode));
    }
    return remarks;
  }

  /**
   * Lands the delivery.
   *
   * @return source and folder
   */
  String land(MessageKind kind, Manifest.Pull pull) throws IOException {
    String day = LocalDate.ofInstant(settings.now(), BEIJING).toString();
    long sequence = landed.lastSequence() + 1;
    while (landed.names().contains(name(day, sequence))) {
      sequence++;
    }
    return delivery.land(
        name(day, sequence),
        new Manifest(
            database.source().name(),
            name(day, sequence),
            sequence,
            kind,
            day,
            LocalMoment.of(settings.now()),
            database.description().scope(),
            database.description().sender(),
            files.ended(),
            pull),
        database.deliveryText());
  }

  private String name(String day, long sequence) {
    return "%s-%s-%d".formatted(day, database.name(), sequence);
  }

  @Override
  public void close() throws IOException {
    try {
      files.close();
    } finally {
      delivery.close();
    }
  }
}

package org.regulake.pipelines.collect;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.regulake.pipelines.delivery.MessageKind;

/**
 * {@code manifest.json}: the sender's statements about a delivery (发改财金〔2017〕714号, 3(2)).
 *
 * @param source source; may be left out
 * @param delivery name of the delivery; may be left out
 * @param sequence number of the delivery as the sender counts
 * @param kind full, incremental, correction or deletion
 * @param eventTime day or moment whose state the delivery describes
 * @param receivedAt moment of its receipt
 * @param scope records that the delivery covers; may be left out
 * @param sender name of the sender; may be left out
 * @param files its files, each with row count and SHA-256; either may be left out
 * @param pull how it was read from a database; null for a delivery that somebody sent
 */
public record Manifest(
    String source,
    String delivery,
    Long sequence,
    MessageKind kind,
    String eventTime,
    String receivedAt,
    String scope,
    String sender,
    List<File> files,
    Pull pull) {

  public Manifest {
    files = files == null ? List.of() : files;
    Set<String> names = new HashSet<>();
    for (File file : files) {
      if (file == null || file.name() == null) {
        throw new IllegalArgumentException("a file is listed without its name; give each 'name'");
      }
      if (!names.add(file.name())) {
        throw new IllegalArgumentException(
            "the file '%s' is listed twice; list it once".formatted(file.name()));
      }
    }
  }

  /** A file of the delivery. */
  public record File(String name, Long rows, String sha256) {

    /** The statements about the file other than its name. */
    String stated() {
      return (rows == null ? "any number of rows" : rows + " rows")
          + (sha256 == null ? "" : ", sha256 " + sha256.toLowerCase(Locale.ROOT));
    }

    /** The same file under another name. */
    File named(UnaryOperator<String> names) {
      return new File(names.apply(name), rows, sha256);
    }
  }

  /**
   * How a delivery was read from a database: where the next pull goes on.
   *
   * @param database name of its description
   * @param relation table or query that was read
   * @param watermark column that says what is new; null where everything was read
   * @param from lowest watermark that was looked for; null = from the beginning
   * @param upTo highest watermark that was read
   * @param boundaryFrom lowest watermark that the next pull looks at again
   * @param boundaryRows rows from there up to the highest watermark
   * @param digest digest of these rows; without a watermark, of all rows
   * @param withoutWatermark rows that have no watermark and were left out
   * @param unfitRows rows with a value that no cell can hold, which go to quarantine
   */
  public record Pull(
      String database,
      String relation,
      String watermark,
      String from,
      String upTo,
      String boundaryFrom,
      Long boundaryRows,
      String digest,
      Long withoutWatermark,
      Long unfitRows) {}
}

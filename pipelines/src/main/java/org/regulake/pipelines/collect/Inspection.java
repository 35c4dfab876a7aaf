package org.regulake.pipelines.collect;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.storage.StorageLevel;
import org.apache.spark.util.SerializableConfiguration;
import org.regulake.pipelines.identity.PersonKey;
import org.regulake.pipelines.source.Reason;

/**
 * Reads every new file once, whole, before anything of it is loaded: hash, encoding, header, count of records, and the records that do not fit.
 * One Spark job for all files of all sources.
 */
final class Inspection implements AutoCloseable {

  /** What was seen of one file. */
  record Report(String deliveryId, String fileName, long bytes, String sha256, long records, long badRecords, String reasonCode, String detail) {
    boolean isSound() {
      return reasonCode == null;
    }

    /** The same file, refused for another reason. */
    Report refused(Reason reason, String why) {
      return new Report(deliveryId, fileName, bytes, sha256, records, badRecords, reason.code(), why);
    }
  }

  private static final StructType SCHEMA = new StructType()
      .add("delivery_id", DataTypes.StringType)
      .add("file_name", DataTypes.StringType)
      .add("is_file", DataTypes.BooleanType)
      .add("bytes", DataTypes.LongType)
      .add("sha256", DataTypes.StringType)
      .add("records", DataTypes.LongType)
      .add("bad_records", DataTypes.LongType)
      .add("source", DataTypes.StringType)
      .add("line_number", DataTypes.LongType)
      .add("reason_code", DataTypes.StringType)
      .add("detail", DataTypes.StringType)
      .add("raw", DataTypes.StringType);

  private static final int LONGEST_RAW = 2_000;

  /** Shape of a resident identity number: division, day of birth (before 1999 without the century), sequence, check digit (not before 1999). */
  private static final Pattern RESIDENT_NUMBER = Pattern.compile("(?<![0-9A-Za-z])[1-9]\\d{5}"
      + "(?:(?:18|19|20)\\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\\d|3[01])\\d{3}[0-9Xx]|\\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\\d|3[01])\\d{3})"
      + "(?![0-9A-Za-z])");

  /** Whatever may be the number of some document, in any spelling, also torn by blanks, dashes or NUL characters. */
  private static final Pattern ANY_NUMBER = Pattern.compile(
      "[\\p{Nd}A-Za-z\\uFF21-\\uFF3A\\uFF41-\\uFF5A]++(?:(?:\\\\0|[ \\u3000-])[\\p{Nd}A-Za-z\\uFF21-\\uFF3A\\uFF41-\\uFF5A]++){0,20}+");

  private static final Pattern LAST_WORD = Pattern.compile("[\\p{Nd}\\p{L} \\u3000\\\\-]++$");

  private static final int FEWEST_DIGITS = 6;

  private final Dataset<Row> seen;

  private Inspection(Dataset<Row> seen) {
    this.seen = seen;
  }

  static Inspection of(SparkSession spark, List<FileTask> tasks, PersonKey personKey) {
    JavaSparkContext context = JavaSparkContext.fromSparkContext(spark.sparkContext());
    Broadcast<SerializableConfiguration> configuration =
        context.broadcast(new SerializableConfiguration(spark.sparkContext().hadoopConfiguration()));
    spark.sparkContext().setJobDescription("inspect %d landed files".formatted(tasks.size()));
    Dataset<Row> seen = spark.createDataFrame(
        context.parallelize(tasks, Math.max(1, tasks.size())).flatMap(task -> inspect(task, configuration.value().value(), personKey).iterator()),
        SCHEMA);
    return new Inspection(seen.persist(StorageLevel.MEMORY_AND_DISK()));
  }

  private static List<Row> inspect(FileTask task, Configuration configuration, PersonKey personKey) throws IOException {
    List<Row> rows = new ArrayList<>();
    long records = 0;
    String reasonCode = null;
    String detail = null;
    String sha256;
    long bytes;
    try (RecordFile file = new RecordFile(task, configuration)) {
      try {
        while (file.hasNext()) {
          LandedRecord record = file.next();
          records++;
          if (record.problem() != null) {
            rows.add(RowFactory.create(task.deliveryId(), task.fileName(), false, null, null, null, null, task.source(), record.line(),
                record.problem().code(), withoutResidents(record.detail(), personKey), shown(record.raw(), task, personKey)));
          }
        }
      } catch (RefusedFileException refused) {
        reasonCode = refused.reason().code();
        // A file without a header shows its first row here.
        detail = withoutResidents(refused.getMessage(), personKey);
      }
      sha256 = file.sha256OfFile();
      bytes = file.bytes();
    }
    rows.add(RowFactory.create(task.deliveryId(), task.fileName(), true, bytes, sha256, records, (long) rows.size(), task.source(), null, reasonCode,
        detail, null));
    return rows;
  }

  /** A raw record as it may be kept: short, and without numbers of identity documents. */
  private static String shown(String raw, FileTask task, PersonKey personKey) {
    // A cut may leave a part of a number, which no longer looks like one; so it goes back to the end of the field before.
    boolean isLong = raw.length() > LONGEST_RAW;
    String hashed = withoutResidents(isLong ? LAST_WORD.matcher(raw.substring(0, LONGEST_RAW)).replaceFirst("") : raw, personKey);
    if (!task.personNumberColumns().isEmpty()) {
      // Nobody knows which field of a broken row is the number, or of which document.
      hashed = ANY_NUMBER.matcher(hashed).replaceAll(found -> Matcher.quoteReplacement(
          found.group().codePoints().filter(Character::isDigit).count() < FEWEST_DIGITS || PersonKey.isHashOfNumber(found.group()) ? found.group()
              : personKey.ofNumber(found.group().replaceAll("\\\\0|[ \\u3000-]", ""))));
    }
    return isLong ? hashed + "…" : hashed;
  }

  private static String withoutResidents(String text, PersonKey personKey) {
    return RESIDENT_NUMBER.matcher(text).replaceAll(found -> Matcher.quoteReplacement(personKey.ofNumber(found.group())));
  }

  /** What was seen of each file, by delivery and file. */
  Map<String, Report> reports() {
    Map<String, Report> reports = new HashMap<>();
    for (Row row : seen.where("is_file").collectAsList()) {
      Report report = new Report(row.getAs("delivery_id"), row.getAs("file_name"), row.<Long>getAs("bytes"), row.getAs("sha256"),
          row.<Long>getAs("records"), row.<Long>getAs("bad_records"), row.getAs("reason_code"), row.getAs("detail"));
      reports.put(report.deliveryId() + "/" + report.fileName(), report);
    }
    return reports;
  }

  /** Records that do not fit their header, as rows of {@code quarantine.landed_row}. */
  Dataset<Row> badRecords() {
    return seen.where("NOT is_file");
  }

  @Override
  public void close() {
    seen.unpersist();
  }
}

package org.regulake.pipelines.delivery;

import org.regulake.models.table.Field;
import org.regulake.models.table.Layer;
import org.regulake.models.table.Table;
import org.regulake.models.table.Type;
import org.regulake.pipelines.source.Provenance;

/**
 * The columns of {@code ops.delivered_file}: every file ever found in the landing folder, and its
 * state.
 */
public final class DeliveredFile {

  public static final Field SOURCE = Field.required("source", Type.STRING, "Source");
  public static final Field MESSAGE_KIND = stated(Provenance.MESSAGE_KIND);
  public static final Field SEQUENCE = stated(Provenance.SEQUENCE);
  public static final Field EVENT_DATE = stated(Provenance.EVENT_DATE);
  public static final Field RECEIVED_AT = stated(Provenance.RECEIVED_AT);
  public static final Field SCOPE = stated(Provenance.SCOPE);
  public static final Field BYTES =
      Field.required("bytes", Type.LONG, "Size of the file as landed").unit("bytes");
  public static final Field MODIFIED_MILLIS =
      Field.required(
              "modified_millis",
              Type.LONG,
              "Last change of the file; shows whether it has to be checked again")
          .unit("ms since 1970")
          .notContent();
  public static final Field SHA256 =
      Field.optional("sha256", Type.STRING, "SHA-256 of the file; null when it was not read");
  public static final Field DESCRIPTION_HASH =
      Field.optional(
          "description_hash",
          Type.STRING,
          "Hash of the reading instructions in delivery.yml; when they change, the file is"
              + " collected again");
  public static final Field LISTED_AS =
      Field.optional(
          "listed_as",
          Type.STRING,
          "Manifest entry of the file: its rows and its SHA-256, or that it is not listed; null"
              + " when the manifest lists no files");
  public static final Field STATE =
      Field.required(
          "state",
          Type.STRING,
          "collected, refused, replay, ignored, or withdrawn before it was received");
  public static final Field LINE_COUNT =
      Field.required("line_count", Type.LONG, "Lines of the file, counted without its parser");
  public static final Field HEADER_LINE_COUNT =
      Field.required("header_line_count", Type.LONG, "Lines of the header");
  public static final Field BLANK_LINE_COUNT =
      Field.required("blank_line_count", Type.LONG, "Lines without a character");
  public static final Field CONTINUATION_LINE_COUNT =
      Field.required(
          "continuation_line_count",
          Type.LONG,
          "Lines after the first of records that span several lines");
  public static final Field ROWS_IN = Field.required("rows_in", Type.LONG, "Records in the file");
  public static final Field ROWS_OUT =
      Field.required("rows_out", Type.LONG, "Records that went to bronze");
  public static final Field ROWS_QUARANTINED =
      Field.required("rows_quarantined", Type.LONG, "Records that went to quarantine");
  public static final Field REASON_CODE =
      Field.optional("reason_code", Type.STRING, "Reason of the refusal; null when collected");
  public static final Field DETAIL =
      Field.optional(
          "detail",
          Type.STRING,
          "Problem, its place and the remedy; for a collected file the units derived from its"
              + " columns; null when there is nothing to report");

  public static final Table TABLE =
      Table.named(Layer.OPS, "delivered_file")
          .grain(
              "one row per file that was found in the landing folder; the file name is empty where"
                  + " a folder as a whole is refused")
          .key(Provenance.DELIVERY_ID, Provenance.FILE_NAME)
          .knownSince(RECEIVED_AT)
          .fields(
              SOURCE,
              Provenance.DELIVERY_ID,
              Provenance.FILE_NAME,
              MESSAGE_KIND,
              SEQUENCE,
              EVENT_DATE,
              RECEIVED_AT,
              SCOPE,
              BYTES,
              MODIFIED_MILLIS,
              SHA256,
              DESCRIPTION_HASH,
              LISTED_AS,
              STATE,
              LINE_COUNT,
              HEADER_LINE_COUNT,
              BLANK_LINE_COUNT,
              CONTINUATION_LINE_COUNT,
              ROWS_IN,
              ROWS_OUT,
              ROWS_QUARANTINED,
              REASON_CODE,
              DETAIL)
          .check(
              "lines_balance",
              "line_count = header_line_count + blank_line_count + continuation_line_count +"
                  + " rows_in")
          .check("rows_balance", "rows_in = rows_out + rows_quarantined")
          .build();

  /** States of a file. */
  public static final String COLLECTED = "collected";

  public static final String IGNORED = "ignored";
  public static final String REFUSED = "refused";
  public static final String REPLAY = "replay";
  public static final String WITHDRAWN = "withdrawn";

  /** A field that is null for a path that is not a readable delivery. */
  private static Field stated(Field field) {
    return Field.optional(
        field.name(),
        field.type(),
        field.sentence() + "; null when the delivery could not be read");
  }

  private DeliveredFile() {}
}

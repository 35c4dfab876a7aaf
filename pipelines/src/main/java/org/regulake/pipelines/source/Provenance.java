package org.regulake.pipelines.source;

import java.util.List;
import org.regulake.models.table.Field;
import org.regulake.models.table.Type;

/**
 * The columns that every bronze row has in addition to the landed ones: the delivery, file and line
 * of the row, and the statements of the delivery about itself.
 */
public final class Provenance {

  public static final Field RECORD_ID =
      Field.required("record_id", Type.STRING, "Delivery, file and line of the landed row")
          .chinese("来文行标识");
  public static final Field DELIVERY_ID =
      Field.required("delivery_id", Type.STRING, "Source and folder of the delivery");
  public static final Field FILE_NAME =
      Field.required("file_name", Type.STRING, "File of the delivery");
  public static final Field LINE_NUMBER =
      Field.required(
          "line_number",
          Type.LONG,
          "Line of the file on which the row starts; its row in a sheet, its number among the"
              + " records of XML");
  public static final Field MESSAGE_KIND =
      Field.required(
          "message_kind",
          Type.STRING,
          "Kind of the delivery: full, incremental, correction or deletion");
  public static final Field SEQUENCE =
      Field.required("sequence", Type.LONG, "Number of the delivery as its sender counts");
  public static final Field EVENT_DATE =
      Field.required("event_date", Type.DATE, "Day whose state the delivery describes");
  public static final Field RECEIVED_AT =
      Field.required("received_at", Type.TIMESTAMP, "Moment at which the delivery was received");
  public static final Field IDENTIFIER_SCHEME =
      Field.optional(
          "identifier_scheme",
          Type.STRING,
          "The sender's own scheme of enterprise codes; null = national codes");

  public static final Field SCOPE =
      Field.required(
          "scope",
          Type.STRING,
          "Records that the delivery covers: the scope that it states, else its sender; empty = all"
              + " records of the source");

  private Provenance() {}

  /** All columns, in contract order. */
  public static List<Field> fields() {
    return List.of(
        RECORD_ID,
        DELIVERY_ID,
        FILE_NAME,
        LINE_NUMBER,
        MESSAGE_KIND,
        SEQUENCE,
        EVENT_DATE,
        RECEIVED_AT,
        IDENTIFIER_SCHEME,
        SCOPE);
  }
}

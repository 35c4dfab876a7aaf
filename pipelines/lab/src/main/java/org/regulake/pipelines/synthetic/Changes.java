package org.regulake.pipelines.synthetic;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The changes of one more month: a share of the rows of every source, drawn at random, is delivered
 * again with other cells, or gives rise to a new row. Half the drawn rows of a source of events are
 * new events.
 */
final class Changes {

  private final World world;
  private final double share;

  /**
   * Changes of a country.
   *
   * @param share share of the known rows that are drawn
   */
  Changes(World world, double share) {
    this.world = world;
    this.share = share;
  }

  /**
   * The changed and new rows of an enterprise.
   *
   * @param known its rows before the month
   * @param monthEnd last day of the month
   */
  List<String[]> rows(LandedSource source, long index, List<String[]> known, int monthEnd) {
    List<String[]> rows = new ArrayList<>();
    for (int slot = 0; slot < known.size(); slot++) {
      long at = 100L * source.ordinal() + 10_000L * slot;
      if (world.chance(Salt.NEXT_MONTH, index, at, share)) {
        int day = monthEnd - world.below(Salt.NEXT_MONTH, index, at + 1, 28);
        String[] row = known.get(slot);
        Map<String, String> event = newEvent(source, row, day);
        boolean isNew = !event.isEmpty() && world.chance(Salt.NEXT_MONTH, index, at + 2, .5);
        rows.add(with(source, row, isNew ? event : change(source, row, day)));
      }
    }
    return rows;
  }

  private static String[] with(LandedSource source, String[] row, Map<String, String> cells) {
    String[] changed = row.clone();
    cells.forEach((column, value) -> changed[source.columns.indexOf(column)] = value);
    return changed;
  }

  /** Cells in which a new event differs from a known one; empty when the source has no events. */
  private static Map<String, String> newEvent(LandedSource source, String[] row, int day) {
    String date = Calendar.iso(day);
    String nextYear = Calendar.iso(day + 365);
    return switch (source) {
      case GUARANTEE ->
          Map.of("guarantee_id", row[0] + "-2", "from_date", date, "to_date", nextYear);
      case PENALTY ->
          Map.of(
              "decision_id", row[0] + "-2", "decision_date", date, "publicity_end_date", nextYear);
      case ABNORMAL_LISTING ->
          Map.of("listed_date", date, "removed_date", "", "removal_reason", "");
      case JUDGMENT -> Map.of("case_id", row[0] + "-2", "decision_date", date, "end_date", "");
      case ARREARS ->
          Map.of("period", date.substring(0, 7), "announced_date", date, "settled_date", "");
      case CREDIT_REPAIR ->
          Map.of(
              "application_id",
              row[0] + "-2",
              "state",
              "待审核",
              "applied_date",
              date,
              "decided_date",
              "",
              "effective_date",
              "");
      case REGISTRATION, SHAREHOLDING, OFFICER, CONTACT, ANNUAL_REPORT -> Map.of();
    };
  }

  /** Cells that change: an open row ends, a registration or report has another content. */
  private static Map<String, String> change(LandedSource source, String[] row, int day) {
    String date = Calendar.iso(day);
    return switch (source) {
      case REGISTRATION ->
          Map.of(
              "approved_date",
              date,
              "business_scope",
              row[source.columns.indexOf("business_scope")] + "；一般项目：技术服务");
      case SHAREHOLDING, OFFICER, GUARANTEE, CONTACT -> Map.of("to_date", date);
      case PENALTY -> Map.of("publicity_end_date", date);
      case ABNORMAL_LISTING -> Map.of("removed_date", date, "removal_reason", "列入事由情形消失");
      case JUDGMENT -> Map.of("end_date", date);
      case ARREARS -> Map.of("settled_date", date);
      case CREDIT_REPAIR -> Map.of("state", "已通过", "decided_date", date, "effective_date", date);
      case ANNUAL_REPORT ->
          Map.of(
              "tax_paid",
              Long.toString(Long.parseLong(row[source.columns.indexOf("tax_paid")]) + 100));
    };
  }
}

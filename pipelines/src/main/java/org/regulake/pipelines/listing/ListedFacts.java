package org.regulake.pipelines.listing;

import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.collect_list;
import static org.apache.spark.sql.functions.collect_set;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.when;
import static org.regulake.pipelines.lakehouse.Schemas.column;

import java.time.LocalDate;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.regulake.models.table.Bitemporal;
import org.regulake.models.table.Table;
import org.regulake.pipelines.lakehouse.BitemporalRows;
import org.regulake.pipelines.record.Enterprise;
import org.regulake.pipelines.record.UnusableRows;
import org.regulake.pipelines.repair.RecordWithdrawal;
import org.regulake.pipelines.repair.StandingRecords;
import org.regulake.pipelines.source.AbnormalListing;
import org.regulake.pipelines.source.AnnualReport;
import org.regulake.pipelines.source.CreditRepair;
import org.regulake.pipelines.source.Inspection;
import org.regulake.pipelines.source.Penalty;
import org.regulake.pipelines.source.Provenance;
import org.regulake.pipelines.source.RedListing;
import org.regulake.pipelines.source.Registration;
import org.regulake.pipelines.source.SeriousListing;
import org.regulake.pipelines.source.Source;
import org.regulake.pipelines.stage.StageContext;

/** The facts of a judged day from which the place of each enterprise on the lists follows. */
final class ListedFacts {

  static final String ESTABLISHED = "established";
  static final String EXITED = "exited";
  static final String YEARS = "years";
  static final String OPEN_SOURCES = "open_sources";
  static final String REPORTS = "reports";
  static final String LISTINGS = "listings";
  static final String PENALTIES = "penalties";
  static final String REPAIRS = "repairs";
  static final String VERIFICATIONS = "verifications";

  private static final String ID = Enterprise.ENTITY_ID.name();
  private static final Column NO_TEXT = lit(null).cast("string");

  private final StageContext context;

  ListedFacts(StageContext context) {
    this.context = context;
  }

  /**
   * A row per enterprise of the register: its id, the days of its establishment and exit, the years
   * on which reports of its province are on record, the sources of which rows about it are
   * unusable, and its reports, listings, penalties, repairs and verifications; null where it has
   * none.
   *
   * @param unusable rows in quarantine
   * @param sources the sources whose rows in quarantine matter
   */
  Dataset<Row> of(UnusableRows unusable, List<Source> sources) {
    Dataset<Row> enterprises = enterprises();
    Dataset<Row> facts = withReports(enterprises);
    for (Dataset<Row> part :
        List.of(
            openSources(enterprises, unusable, sources),
            listings(),
            penalties(),
            repairs(),
            verifications())) {
      facts = facts.join(part, new String[] {ID}, "left");
    }
    return facts;
  }

  private Dataset<Row> enterprises() {
    Column hasExited = column(Registration.STATUS).isin("deregistered", "revoked");
    return known(Enterprise.TABLE)
        .where(BitemporalRows.isValidOn(context.stamp().asOf()))
        .where(column(Enterprise.RECORD_STATE).equalTo(Enterprise.REGISTERED))
        .select(
            column(Enterprise.ENTITY_ID),
            column(Enterprise.PROVINCE_CODE),
            column(Registration.ESTABLISHED_DATE).as(ESTABLISHED),
            when(hasExited, column(Enterprise.EXIT_DATE)).as(EXITED));
  }

  /** The day of a report is that of its first filing. */
  private Dataset<Row> withReports(Dataset<Row> enterprises) {
    Dataset<Row> filed =
        known(AnnualReport.TABLE)
            .groupBy(col(ID), column(AnnualReport.REPORT_YEAR))
            .agg(min(column(AnnualReport.SUBMITTED_DATE)).as("filed"));
    Dataset<Row> reports =
        filed
            .groupBy(ID)
            .agg(collect_list(struct(column(AnnualReport.REPORT_YEAR), col("filed"))).as(REPORTS));
    String province = Enterprise.PROVINCE_CODE.name();
    Dataset<Row> years =
        enterprises
            .join(filed, ID)
            .groupBy(province)
            .agg(collect_set(column(AnnualReport.REPORT_YEAR)).as(YEARS));
    return enterprises
        .join(reports, new String[] {ID}, "left")
        .join(broadcast(years), new String[] {province}, "left");
  }

  /** The sources of which rows about an enterprise are unusable: more may be known of it there. */
  private static Dataset<Row> openSources(
      Dataset<Row> enterprises, UnusableRows unusable, List<Source> sources) {
    return sources.stream()
        .flatMap(
            source ->
                unusable.of(source).stream()
                    .map(
                        rows ->
                            rows.select(
                                col("unusable_id").as(ID), lit(source.name()).as("source"))))
        .reduce(Dataset::unionByName)
        .orElseGet(() -> enterprises.limit(0).select(col(ID), lit("").as("source")))
        .groupBy(ID)
        .agg(collect_set("source").as(OPEN_SOURCES));
  }

  private Dataset<Row> listings() {
    return listings(
            StatutoryList.ABNORMAL,
            NO_TEXT,
            column(AbnormalListing.GROUND),
            column(AbnormalListing.REMOVAL_GROUND))
        .unionByName(
            listings(
                StatutoryList.SERIOUS,
                NO_TEXT,
                column(SeriousListing.GROUND),
                column(SeriousListing.REMOVAL_GROUND)))
        .unionByName(listings(StatutoryList.RED, column(RedListing.LIST_NAME), NO_TEXT, NO_TEXT))
        .groupBy(ID)
        .agg(collect_list("listing").as(LISTINGS));
  }

  private Dataset<Row> listings(
      StatutoryList list, Column name, Column ground, Column removalGround) {
    return known(list.source().silver())
        .select(
            col(ID),
            struct(
                    lit(list.code()).as("list"),
                    name.as("name"),
                    column(list.listedDate()).as("listed"),
                    ground.as("ground"),
                    column(list.removedDate()).as("removed"),
                    removalGround.as("removal_ground"))
                .as("listing"));
  }

  /** A decision that orders several kinds of penalty is one penalty; a repair ends its use. */
  private Dataset<Row> penalties() {
    Dataset<Row> withdrawn =
        StandingRecords.withdrawn(context.stamp(), context.read(RecordWithdrawal.TABLE))
            .groupBy(column(RecordWithdrawal.RECORD_ID))
            .agg(min(column(Bitemporal.VALID_FROM)).as("ended"));
    Dataset<Row> penalties = known(Penalty.TABLE);
    return penalties
        .join(withdrawn, new String[] {Provenance.RECORD_ID.name()}, "left")
        .groupBy(
            col(ID),
            column(Penalty.DECISION_ID),
            column(Penalty.AUTHORITY),
            column(Penalty.DECISION_DATE))
        .agg(
            collect_set(column(Penalty.PENALTY_TYPE)).as("kinds"),
            max(column(Penalty.FINE_YUAN)).as("fine_yuan"),
            max(column(Penalty.VIOLATION)).as("violation"),
            min(col("ended")).as("ended"))
        .groupBy(ID)
        .agg(
            collect_list(
                    struct(
                        column(Penalty.DECISION_DATE).as("decided"),
                        col("kinds"),
                        col("fine_yuan"),
                        col("violation"),
                        col("ended")))
                .as(PENALTIES));
  }

  private Dataset<Row> repairs() {
    // A repair begins on its day of effect, but its application and decision are known before.
    return context
        .read(CreditRepair.TABLE)
        .where(BitemporalRows.isKnownAt(context.stamp().knownAt()))
        .where(
            column(CreditRepair.RECORD_SOURCE)
                .isin(
                    StatutoryList.ABNORMAL.source().name(), StatutoryList.SERIOUS.source().name()))
        .groupBy(ID)
        .agg(
            collect_list(
                    struct(
                        column(CreditRepair.RECORD_SOURCE).as("source"),
                        column(CreditRepair.APPLIED_DATE).as("applied"),
                        when(column(CreditRepair.STATE).equalTo("granted"), true)
                            .when(column(CreditRepair.STATE).equalTo("refused"), false)
                            .as("is_granted"),
                        column(CreditRepair.DECIDED_DATE).as("decided"),
                        column(CreditRepair.EFFECTIVE_DATE).as("effective")))
                .as(REPAIRS));
  }

  /** Inspections that did not reach the enterprise; no source states when that was remedied. */
  private Dataset<Row> verifications() {
    return known(Inspection.TABLE)
        .where(column(Inspection.RESULT).equalTo("unreachable"))
        .groupBy(ID)
        .agg(collect_set(column(Inspection.INSPECTED_DATE)).as(VERIFICATIONS));
  }

  private Dataset<Row> known(Table table) {
    LocalDate day = context.stamp().asOf();
    return BitemporalRows.asOf(context.read(table), day, context.stamp().knownAt());
  }
}

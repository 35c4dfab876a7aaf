package org.regulake.pipelines.publish;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.regulake.models.calendar.WorkingDays;
import org.regulake.models.indicator.Indicators;
import org.regulake.models.inventory.RiskModels;
import org.regulake.models.law.Law;
import org.regulake.models.product.SupplierQuality;
import org.regulake.models.quality.DeliveryBreach;
import org.regulake.models.quality.Expectations;
import org.regulake.models.quality.SupplierGrading;
import org.regulake.models.table.Table;
import org.regulake.pipelines.catalogue.CatalogueHead;
import org.regulake.pipelines.delivery.AcceptedFall;
import org.regulake.pipelines.lakehouse.AuditProblem;
import org.regulake.pipelines.lakehouse.Fall;
import org.regulake.pipelines.quality.ExpectedDeliveries;
import org.regulake.pipelines.source.Sources;
import org.regulake.pipelines.stage.Reading;
import org.regulake.pipelines.stage.Stage;
import org.regulake.pipelines.stage.StageContext;
import org.regulake.pipelines.stage.StageDeclaration;

/**
 * Publishes the products of a day: writes them to a branch, audits them there, and makes them
 * visible together.
 */
public final class Publisher implements Stage {

  public static final StageDeclaration DECLARATION =
      StageDeclaration.daily("publish", "审核发布 · write, audit, publish")
          .readingRows(Products.reads())
          .readingRows(undeclared(ExpectedDeliveries.TABLES))
          .reading(AcceptedFall.TABLE)
          .writing(Products.tables());

  /** The tables that no product reads. */
  private static List<Reading> undeclared(List<Table> tables) {
    return tables.stream()
        .map(Reading::known)
        .filter(reading -> !Products.reads().contains(reading))
        .toList();
  }

  private final RiskModels models;
  private final Indicators indicators;
  private final Law law;

  /**
   * A publisher.
   *
   * @param models the models, whose classes and labels are published
   * @param indicators the indicators, whose definitions are published
   * @param law the law, for citations
   */
  public Publisher(RiskModels models, Indicators indicators, Law law) {
    this.models = models;
    this.indicators = indicators;
    this.law = law;
  }

  @Override
  public StageDeclaration declaration() {
    return DECLARATION;
  }

  @Override
  public Set<String> rules() {
    Set<String> folders = new TreeSet<>(RiskModels.FOLDERS);
    folders.addAll(
        List.of(
            Indicators.FOLDER,
            Law.FOLDER,
            SupplierGrading.FOLDER,
            Expectations.FOLDER,
            WorkingDays.FOLDER,
            Sources.FOLDER,
            CatalogueHead.FOLDER));
    return folders;
  }

  @Override
  public Result work(StageContext context) {
    PublishedDay day = new PublishedDay(context, models, indicators, law);
    Audit audit =
        new Audit(
            Falls.load(), new AcceptedFalls(context.read(AcceptedFall.TABLE), day.stamp().asOf()));
    Map<Table, Dataset<Row>> rows = new LinkedHashMap<>();
    Products.ALL.forEach(product -> rows.put(product.table(), product.rows(day)));
    context.publish(
        rows,
        (table, fresh, before) -> {
          DailyProduct product = Products.withTable(table);
          List<AuditProblem> problems = new ArrayList<>();
          if (table.equals(SupplierQuality.PRODUCT.table())) {
            problems.addAll(ofDeliveries(context));
          }
          problems.addAll(
              audit.of(table, product.checks(day), product.expectedRows(day), fresh, before));
          return problems;
        });
    return new Result(List.of(), audit.notes());
  }

  /** Deliveries that differ from what is expected of them, and that nobody accepted. */
  private static List<AuditProblem> ofDeliveries(StageContext context) {
    AcceptedFalls accepted = AcceptedFalls.ofDeliveries(context.read(AcceptedFall.TABLE));
    return ExpectedDeliveries.breaches(
            context,
            context.stamp(),
            Expectations.load(),
            breach -> accepted.of(fall(breach)).isPresent())
        .stream()
        .map(breach -> AuditProblem.of(fall(breach), breach.sentence()))
        .toList();
  }

  private static Fall fall(DeliveryBreach breach) {
    return new Fall(breach.deliveryId(), breach.measure(), breach.ratio());
  }
}

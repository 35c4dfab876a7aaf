package org.regulake.pipelines.collect;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.regulake.pipelines.delivery.AcceptedFall;
import org.regulake.pipelines.delivery.DeliveredFile;
import org.regulake.pipelines.delivery.IdentityDecision;
import org.regulake.pipelines.delivery.PersonName;
import org.regulake.pipelines.delivery.QuarantinedLandedRow;
import org.regulake.pipelines.delivery.WithdrawnDelivery;
import org.regulake.pipelines.identity.PersonKey;
import org.regulake.pipelines.source.Source;
import org.regulake.pipelines.source.Sources;
import org.regulake.pipelines.stage.Stage;
import org.regulake.pipelines.stage.StageContext;
import org.regulake.pipelines.stage.StageDeclaration;

/**
 * Collects new files from the landing folder. Its tables are the inputs of the lake: no stage can
 * rebuild them from other tables.
 */
public final class Collection implements Stage {

  public static final StageDeclaration DECLARATION =
      StageDeclaration.whole("collect", "归集入湖 · landing to bronze")
          .writing(Sources.ALL.stream().map(Source::bronze).toList())
          .writing(
              PersonName.TABLE,
              QuarantinedLandedRow.TABLE,
              DeliveredFile.TABLE,
              WithdrawnDelivery.TABLE,
              AcceptedFall.TABLE,
              IdentityDecision.TABLE);

  private final Collector collector;
  private final Collector.Found found;
  private final boolean isRecovering;
  private CollectReport report;

  /**
   * Creates a collection of the current contents of the landing folder.
   *
   * @param context tables of the stage
   * @param now the present of the run: deliveries of a later time are refused
   * @param isRecovering whether an earlier run was interrupted and may have appended rows without a
   *     ledger entry
   */
  public Collection(
      StageContext context,
      String landing,
      PersonKey personKey,
      Instant now,
      boolean isRecovering) {
    this.collector = new Collector(context, landing, personKey, now);
    this.found = collector.scan();
    this.isRecovering = isRecovering;
  }

  @Override
  public StageDeclaration declaration() {
    return DECLARATION;
  }

  @Override
  public String parameters() {
    return found.signature();
  }

  @Override
  public Set<String> rules() {
    return Set.of(Sources.FOLDER);
  }

  @Override
  public Result work(StageContext context) {
    report = collector.collect(found, isRecovering);
    return new Result(report.hops(), List.of());
  }

  /** The report of the collection; where nothing was new, the report of the ledger. */
  public CollectReport report() {
    return report == null ? collector.unchangedReport(found) : report;
  }
}

package org.regulake.pipelines.identity;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.storage.StorageLevel;
import org.regulake.models.table.Bitemporal;
import org.regulake.pipelines.delivery.IdentityDecision;
import org.regulake.pipelines.source.Registration;
import org.regulake.pipelines.source.Source;
import org.regulake.pipelines.source.Sources;
import org.regulake.pipelines.stage.EarlierResult;
import org.regulake.pipelines.stage.Stage;
import org.regulake.pipelines.stage.StageContext;
import org.regulake.pipelines.stage.StageDeclaration;

/**
 * Writes {@code silver.identifier} with all codes that the sources state. After the first run, only
 * the codes of new rows are read, provided that these were received after all others.
 */
public final class EntityResolver implements Stage {

  public static final StageDeclaration DECLARATION =
      StageDeclaration.whole("identify", "解析主体 · entity resolution")
          .reading(Sources.ALL.stream().map(Source::bronze).toList())
          .reading(IdentityDecision.TABLE)
          .writing(Identifier.TABLE);

  /** Name under which the receipt of the last row with a code is kept for the next run. */
  private static final String LAST_RECEIVED = "last_received";

  @Override
  public StageDeclaration declaration() {
    return DECLARATION;
  }

  @Override
  public Set<String> rules() {
    return Set.of(Sources.FOLDER);
  }

  @Override
  public Result work(StageContext context) {
    Dataset<Row> checked =
        extended(context)
            .orElseGet(() -> Crosswalk.checkedCodes(all(context)))
            .persist(StorageLevel.MEMORY_AND_DISK());
    try {
      Crosswalk.Linked linked =
          Crosswalk.link(
              checked,
              context.read(Registration.SOURCE.bronze()),
              DecidedIdentities.of(context.read(IdentityDecision.TABLE).collectAsList()));
      context.write(Identifier.TABLE, linked.rows());
      Row last = checked.agg(max(Crosswalk.LAST_RECEIVED)).first();
      return new Result(
          List.of(),
          linked.contradictions(),
          last.isNullAt(0) ? Map.of() : Map.of(LAST_RECEIVED, last.getInstant(0).toString()));
    } finally {
      checked.unpersist();
    }
  }

  private static Dataset<Row> all(StageContext context) {
    Map<Source, Dataset<Row>> bronze = new LinkedHashMap<>();
    Sources.ALL.stream()
        .filter(source -> source.isRegister() || context.recordedRows(source.bronze()).isPresent())
        .forEach(source -> bronze.put(source, context.read(source.bronze())));
    return Crosswalk.statedCodes(bronze);
  }

  /**
   * The codes of the last run and those of the rows added since.
   *
   * @return empty when all rows have to be read: some were removed, or one of the new ones was
   *     received before the last of the others
   */
  private static Optional<Dataset<Row>> extended(StageContext context) {
    Optional<Instant> last =
        context.earlier().map(earlier -> earlier.kept().get(LAST_RECEIVED)).map(Instant::parse);
    Optional<Map<Source, Dataset<Row>>> added = context.earlier().flatMap(EntityResolver::added);
    if (last.isEmpty() || added.isEmpty()) {
      return Optional.empty();
    }
    Dataset<Row> later = Crosswalk.statedCodes(added.get());
    return later.where(col(Bitemporal.KNOWN_FROM.name()).leq(lit(last.get()))).isEmpty()
        ? Optional.of(
            Crosswalk.checkedCodes(
                Crosswalk.extended(context.read(Identifier.TABLE), later, last.get())))
        : Optional.empty();
  }

  /** The rows added to each source that has changed; empty when others have changed as well. */
  private static Optional<Map<Source, Dataset<Row>>> added(EarlierResult earlier) {
    Map<Source, Dataset<Row>> added = new LinkedHashMap<>();
    for (Source source : Sources.ALL) {
      if (!earlier.isUnchanged(source.bronze())) {
        Optional<Dataset<Row>> rows = earlier.added(source.bronze());
        if (rows.isEmpty()) {
          return Optional.empty();
        }
        added.put(source, rows.get());
      }
    }
    return Optional.of(added).filter(rows -> !rows.isEmpty());
  }
}

package org.regulake.pipelines.linkage;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.count_if;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max_by;
import static org.apache.spark.sql.functions.struct;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.regulake.models.linkage.LinkageModel;
import org.regulake.models.name.NameRules;
import org.regulake.models.rule.RuleFiles;
import org.regulake.pipelines.delivery.WithdrawnDelivery;
import org.regulake.pipelines.record.Enterprise;
import org.regulake.pipelines.record.QuarantinedRecord;
import org.regulake.pipelines.source.Provenance;
import org.regulake.pipelines.source.Source;
import org.regulake.pipelines.source.Sources;
import org.regulake.pipelines.stage.Stage;
import org.regulake.pipelines.stage.StageContext;
import org.regulake.pipelines.stage.StageDeclaration;

/**
 * Writes {@code silver.link_candidate}: for each row in quarantine that names an enterprise without
 * a usable code, the enterprises that it may be about. It decides nothing.
 */
public final class Linker implements Stage {

  public static final StageDeclaration DECLARATION =
      StageDeclaration.whole("link", "匹配无代码记录 · records without a code")
          .reading(UncodedRows.SOURCES.stream().map(Source::bronze).toList())
          .reading(QuarantinedRecord.TABLE, WithdrawnDelivery.TABLE, Enterprise.TABLE)
          .writing(LinkCandidate.TABLE);

  /** Id of the linkage file. */
  private static final String MODEL = "enterprise";

  private static final int MOST_CANDIDATES = 3;

  @Override
  public StageDeclaration declaration() {
    return DECLARATION;
  }

  @Override
  public Set<String> rules() {
    return Set.of(Sources.FOLDER, LinkageModel.FOLDER, NameRules.FOLDER);
  }

  /** Builds the table, if there are such rows or there were any. */
  @Override
  public Result work(StageContext context) {
    Optional<Dataset<Row>> uncoded = UncodedRows.of(context);
    if (uncoded.isEmpty() && !context.exists(LinkCandidate.TABLE)) {
      return Result.PLAIN;
    }
    if (uncoded.isEmpty()) {
      context.write(LinkCandidate.TABLE, context.read(LinkCandidate.TABLE).where(lit(false)));
      return Result.PLAIN;
    }
    LinkageModel model =
        RuleFiles.read(LinkageModel.FOLDER + "/" + MODEL + ".yml", LinkageModel.class);
    Dataset<Row> rows = uncoded.get();
    Dataset<Row> enterprises = KnownEnterprises.of(context);
    List<String> sentences = new ArrayList<>();
    try (LinkedPairs pairs =
        LinkedPairs.of(UncodedRows.statements(rows), Optional.of(enterprises), model)) {
      context.write(LinkCandidate.TABLE, candidates(pairs, rows, enterprises, model));
      pairs.rules().forEach(rule -> leftOut(rule).ifPresent(sentences::add));
    }
    sentences.addAll(found(context.read(LinkCandidate.TABLE)));
    return new Result(List.of(), sentences);
  }

  private static Optional<String> leftOut(BlockedRule rule) {
    String fields = String.join(" + ", rule.fields());
    return rule.droppedPairs() == 0
        ? Optional.empty()
        : Optional.of(
            ("按 %s 分块：%,d 个块过大，未按此规则比对 %,d blocks by %s are too large, and their %,d pairs were not"
                    + " compared under this rule")
                .formatted(
                    fields,
                    rule.droppedBlocks(),
                    rule.droppedBlocks(),
                    fields,
                    rule.droppedPairs()));
  }

  /** The most probable enterprises of each row. */
  static Dataset<Row> candidates(
      LinkedPairs pairs, Dataset<Row> rows, Dataset<Row> enterprises, LinkageModel model) {
    String entity = LinkCandidate.ENTITY_ID.name();
    String name = LinkCandidate.COMPARED_NAME.name();
    // An enterprise with several names counts once, by the name that fits best.
    Dataset<Row> byEntity =
        pairs
            .weighed(LinkedPairs.SMALLEST)
            .join(
                enterprises.select(
                    col(LinkageRecords.ID).as(LinkedPairs.RIGHT_ID),
                    col(entity),
                    col(KnownEnterprises.NAME).as(name)),
                LinkedPairs.RIGHT_ID)
            .groupBy(LinkedPairs.LEFT_ID, entity)
            .agg(
                max_by(
                        struct(
                            col(LinkedPairs.WEIGHT),
                            col(LinkedPairs.PATTERN),
                            col(LinkedPairs.RARITY),
                            col(name)),
                        struct(col(LinkedPairs.WEIGHT), col(LinkedPairs.RIGHT_ID)))
                    .as("best"))
            .select(
                col(LinkedPairs.LEFT_ID),
                col(entity),
                col("best." + LinkedPairs.WEIGHT),
                col("best." + LinkedPairs.PATTERN),
                col("best." + LinkedPairs.RARITY),
                col("best." + name));
    return LinkedPairs.ranked(byEntity, entity)
        .withColumnRenamed(LinkedPairs.RANK, LinkCandidate.CANDIDATE_RANK.name())
        .withColumnRenamed(LinkedPairs.PROBABILITY, LinkCandidate.PROBABILITY.name())
        .where(
            col(LinkCandidate.PROBABILITY.name())
                .geq(model.reviewFrom() / MOST_CANDIDATES)
                .and(col(LinkCandidate.CANDIDATE_RANK.name()).leq(MOST_CANDIDATES)))
        .join(
            rows.select(
                UncodedRows.statement().as(LinkedPairs.LEFT_ID),
                col(LinkageRecords.ID).as(Provenance.RECORD_ID.name()),
                col(LinkCandidate.SOURCE.name()),
                col(KnownEnterprises.NAME).as(LinkCandidate.STATED_NAME.name())),
            LinkedPairs.LEFT_ID)
        .select(
            col(Provenance.RECORD_ID.name()),
            col(LinkCandidate.SOURCE.name()),
            col(LinkCandidate.STATED_NAME.name()),
            col(entity),
            col(name),
            col(LinkCandidate.CANDIDATE_RANK.name()),
            col(LinkCandidate.PROBABILITY.name()),
            col(LinkedPairs.WEIGHT).as(LinkCandidate.WEIGHT.name()),
            pairs.evidence().as(LinkCandidate.EVIDENCE.name()),
            col(LinkCandidate.PROBABILITY.name())
                .geq(model.linkFrom())
                .as(LinkCandidate.IS_CLEAR.name()));
  }

  private static List<String> found(Dataset<Row> candidates) {
    Row counted =
        candidates
            .where(col(LinkCandidate.CANDIDATE_RANK.name()).equalTo(1))
            .agg(count(lit(1)), count_if(col(LinkCandidate.IS_CLEAR.name())))
            .first();
    long all = counted.getLong(0);
    long clear = counted.getLong(1);
    return all == 0
        ? List.of()
        : List.of(
            ("%,d 行无可用代码的记录找到可能的企业，其中 %,d 行很明确，待人工裁定 rows without a usable code may be about a"
                    + " known enterprise, %,d of them clearly; see them with ./regulake candidates")
                .formatted(all, clear, clear));
  }
}

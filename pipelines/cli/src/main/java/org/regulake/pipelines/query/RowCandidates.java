package org.regulake.pipelines.query;

import static org.regulake.pipelines.lakehouse.Schemas.column;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.regulake.models.linkage.Evidence;
import org.regulake.models.linkage.LinkageModel;
import org.regulake.models.rule.Label;
import org.regulake.models.rule.RuleFiles;
import org.regulake.models.table.Bitemporal;
import org.regulake.pipelines.lakehouse.Lakehouse;
import org.regulake.pipelines.linkage.LinkCandidate;
import org.regulake.pipelines.record.Enterprise;
import org.regulake.pipelines.source.Provenance;

/**
 * A landed row without a usable code, and the enterprises that it may be about.
 *
 * @param recordId the row
 * @param statedName the name that it states
 * @param candidates the most probable first
 */
public record RowCandidates(String recordId, String statedName, List<Candidate> candidates) {

  /** Names of the steps of evidence for readers: of fields as in the linkage files. */
  private static final Map<String, Label> LABELS = labels();

  /**
   * An enterprise that a row may be about.
   *
   * @param entityId the enterprise
   * @param code a code that names it
   * @param name the name that was compared, its present one or a former one
   * @param probability that the row is about it
   * @param isClear whether the probability is high enough to be seen first
   * @param evidence steps that add up to its weight
   */
  public record Candidate(
      String entityId,
      String code,
      String name,
      double probability,
      boolean isClear,
      Evidence evidence) {}

  /** Copies the list. */
  public RowCandidates {
    candidates = List.copyOf(candidates);
  }

  /**
   * The rows with candidates, those first that are clearest.
   *
   * @param recordId only this row; empty = all
   * @param most largest number of rows
   */
  public static List<RowCandidates> of(Lakehouse lake, Optional<String> recordId, int most) {
    Dataset<Row> all = lake.read(LinkCandidate.TABLE);
    Dataset<Row> some =
        recordId.map(id -> all.where(column(Provenance.RECORD_ID).equalTo(id))).orElse(all);
    Dataset<Row> first =
        some.where(column(LinkCandidate.CANDIDATE_RANK).equalTo(1))
            .orderBy(column(LinkCandidate.PROBABILITY).desc(), column(Provenance.RECORD_ID))
            .limit(most);
    Dataset<Row> enterprises =
        lake.read(Enterprise.TABLE)
            .where(column(Bitemporal.KNOWN_TO).equalTo(Bitemporal.OPEN_INSTANT));
    Map<String, RowCandidates> byRow = new LinkedHashMap<>();
    for (Row row :
        some.join(
                first.select(column(Provenance.RECORD_ID)),
                new String[] {Provenance.RECORD_ID.name()},
                "left_semi")
            .join(
                enterprises
                    .select(
                        column(Enterprise.ENTITY_ID),
                        column(Enterprise.STATED_CODE),
                        column(Bitemporal.VALID_TO))
                    .where(column(Bitemporal.VALID_TO).equalTo(Bitemporal.OPEN_DATE))
                    .dropDuplicates(Enterprise.ENTITY_ID.name()),
                new String[] {Enterprise.ENTITY_ID.name()},
                "left")
            .orderBy(column(Provenance.RECORD_ID), column(LinkCandidate.CANDIDATE_RANK))
            .collectAsList()) {
      String id = row.getAs(Provenance.RECORD_ID.name());
      RowCandidates before =
          byRow.getOrDefault(
              id, new RowCandidates(id, row.getAs(LinkCandidate.STATED_NAME.name()), List.of()));
      List<Candidate> candidates = new ArrayList<>(before.candidates());
      candidates.add(candidate(row));
      byRow.put(id, new RowCandidates(id, before.statedName(), candidates));
    }
    return byRow.values().stream()
        .sorted(
            (one, other) ->
                Double.compare(
                    other.candidates().get(0).probability(), one.candidates().get(0).probability()))
        .toList();
  }

  private static Candidate candidate(Row row) {
    return new Candidate(
        row.getAs(LinkCandidate.ENTITY_ID.name()),
        Optional.<String>ofNullable(row.getAs(Enterprise.STATED_CODE.name())).orElse("-"),
        row.getAs(LinkCandidate.COMPARED_NAME.name()),
        row.<Double>getAs(LinkCandidate.PROBABILITY.name()),
        row.<Boolean>getAs(LinkCandidate.IS_CLEAR.name()),
        Evidence.read(row.getAs(LinkCandidate.EVIDENCE.name())));
  }

  /** The name of a step of evidence for readers. */
  public static Label label(Evidence.Step step) {
    return LABELS.getOrDefault(step.field(), new Label(step.field(), step.field()));
  }

  private static Map<String, Label> labels() {
    Map<String, Label> labels = new HashMap<>();
    RuleFiles.readAll(LinkageModel.FOLDER, LinkageModel.class).stream()
        .flatMap(model -> model.comparisons().stream())
        .forEach(comparison -> labels.putIfAbsent(comparison.field(), comparison.label()));
    labels.put(Evidence.PRIOR, new Label("任意两者", "any two"));
    labels.put(Evidence.RARITY, new Label("取值少见程度", "rarity of values"));
    return Map.copyOf(labels);
  }
}

package org.regulake.pipelines.quality;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.arrays_overlap;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat;
import static org.apache.spark.sql.functions.concat_ws;
import static org.apache.spark.sql.functions.expr;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.when;
import static org.regulake.pipelines.lakehouse.Schemas.column;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.regulake.models.quality.QualityAnswer;
import org.regulake.models.quality.QualityException;
import org.regulake.models.quality.QualityRule;
import org.regulake.models.quality.QualityVersion;
import org.regulake.models.rule.Require;
import org.regulake.models.table.Field;
import org.regulake.models.table.Secrecy;
import org.regulake.models.table.Table;
import org.regulake.pipelines.record.Recorder;
import org.regulake.pipelines.source.Party;
import org.regulake.pipelines.source.Provenance;
import org.regulake.pipelines.source.Source;

/**
 * The rules on the rows of one source. Besides the silver columns they may read {@code
 * received_date}, {@code event_date} and {@code message_kind} of the delivery, and what the
 * register stated by its receipt of each party that may be an enterprise, such as {@code
 * entity_id_in_register} and {@code entity_id_established_date}.
 */
final class CheckedSource {

  static final String RECEIVED_DATE = "received_date";

  /** Answers of all rules in force: structs of rule_code, severity, answer and stated. */
  static final String ANSWERS = "answers";

  private final Source source;
  private final Table silver;
  private final List<QualityRule> rules;

  /**
   * The rules of a source.
   *
   * @throws IllegalArgumentException when a rule names a column that the source does not have
   */
  CheckedSource(Source source, List<QualityRule> rules) {
    this.source = source;
    this.silver = Recorder.silverOf(source);
    this.rules = List.copyOf(rules);
    Set<String> known = new TreeSet<>(stated());
    known.addAll(
        List.of(RECEIVED_DATE, Provenance.EVENT_DATE.name(), Provenance.MESSAGE_KIND.name()));
    known.addAll(RegisterKnowledge.columns(enterprises()));
    rules.forEach(
        rule ->
            rule.columns()
                .forEach(
                    column ->
                        Require.known(
                            "quality rule '%s'".formatted(rule.code()), "column", column, known)));
  }

  Source source() {
    return source;
  }

  Table silver() {
    return silver;
  }

  /** Columns that a row states: those that are the same in all of its versions' intervals. */
  private Set<String> stated() {
    Set<String> own =
        Stream.concat(
                source.parties().stream().map(party -> party.idField().name()),
                source.columns().stream().map(column -> column.field().name()))
            .collect(Collectors.toCollection(TreeSet::new));
    Set<String> columns =
        silver.fields().stream().map(Field::name).collect(Collectors.toCollection(TreeSet::new));
    if (source.isRegister()) {
      columns.removeAll(Provenance.fields().stream().map(Field::name).toList());
      return columns;
    }
    columns.retainAll(own);
    return columns;
  }

  /** Ids of the parties that may be enterprises. */
  List<String> enterprises() {
    return source.parties().stream()
        .filter(party -> party.nature() != Party.Nature.PERSON)
        .map(party -> party.idField().name())
        .toList();
  }

  /** Silver columns that the rules read, and the subject. */
  List<String> read() {
    Set<String> columns = new TreeSet<>();
    rules.forEach(rule -> columns.addAll(rule.columns()));
    columns.retainAll(stated());
    source.subject().ifPresent(subject -> columns.add(subject.idField().name()));
    columns.addAll(joined());
    columns.add(Source.UNREAD_CELLS.name());
    return List.copyOf(columns);
  }

  /** Parties about which a rule asks what the register knows. */
  List<String> joined() {
    Set<String> asked =
        rules.stream()
            .flatMap(rule -> rule.columns().stream())
            .collect(Collectors.toCollection(TreeSet::new));
    return enterprises().stream()
        .filter(id -> RegisterKnowledge.columns(List.of(id)).stream().anyMatch(asked::contains))
        .toList();
  }

  /** Whether a rule asks what the register knows. */
  boolean isAskingRegister() {
    return !joined().isEmpty();
  }

  /**
   * Adds the answers of all rules in force.
   *
   * @param rows with the columns that the rules read and {@code unread_cells}
   */
  Dataset<Row> answered(Dataset<Row> rows) {
    List<Column> answers = new ArrayList<>();
    for (QualityRule rule : rules) {
      Column answer = answer(rule);
      answers.add(
          struct(
              lit(rule.code()).as("rule_code"),
              lit(rule.severity().code()).as("severity"),
              answer.as("answer"),
              when(answer.equalTo(QualityAnswer.FAILED.code()), stated(rule)).as("stated")));
    }
    return rows.withColumn(ANSWERS, array(answers.toArray(Column[]::new)));
  }

  /** The answer of the version in force on the day of receipt; null before the first one. */
  static Column answer(QualityRule rule) {
    Column answer = lit(null).cast("string");
    for (QualityVersion version : rule.versions()) {
      answer =
          when(col(RECEIVED_DATE).geq(lit(version.effectiveFrom())), answer(rule, version))
              .otherwise(answer);
    }
    return answer;
  }

  private static Column answer(QualityRule rule, QualityVersion version) {
    Column holds = expr(version.holds().sql());
    Column isExcepted =
        rule.exceptions().stream()
            .map(QualityException::when)
            .map(condition -> expr(condition.sql()))
            .reduce(Column::or)
            .orElse(lit(false));
    // A cell that could not be read is null, and yet it was stated.
    Column isUnread =
        arrays_overlap(
            column(Source.UNREAD_CELLS),
            array(rule.columns().stream().map(name -> lit(name)).toArray(Column[]::new)));
    return when(isUnread, word(QualityAnswer.UNKNOWN))
        .when(isExcepted, word(QualityAnswer.EXCEPTED))
        .when(holds, word(QualityAnswer.PASSED))
        .when(holds.isNull().or(isExcepted.isNull()), word(QualityAnswer.UNKNOWN))
        .otherwise(word(QualityAnswer.FAILED));
  }

  private static Column word(QualityAnswer answer) {
    return lit(answer.code());
  }

  /** The values that a rule read, as {@code column = value}; those about persons are left out. */
  private Column stated(QualityRule rule) {
    return concat_ws(
        "; ",
        rule.columns().stream()
            .filter(name -> !isPersonal(name))
            .sorted()
            .map(name -> concat(lit(name + " = "), coalesce(col(name).cast("string"), lit("null"))))
            .toArray(Column[]::new));
  }

  private boolean isPersonal(String name) {
    return silver.field(name).filter(field -> field.secrecy() == Secrecy.PERSONAL).isPresent();
  }
}

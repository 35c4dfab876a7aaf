package org.regulake.pipelines.query;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.array_compact;
import static org.apache.spark.sql.functions.array_contains;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.when;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Row;
import org.regulake.models.name.NameComparison;
import org.regulake.models.name.NameRules;
import org.regulake.models.name.NameVerdict;
import org.regulake.models.rule.Label;
import org.regulake.models.rule.Names;
import org.regulake.pipelines.delivery.IdentityDecision;
import org.regulake.pipelines.identity.DecidedIdentities;
import org.regulake.pipelines.identity.Identifier;
import org.regulake.pipelines.identity.StatedCode;
import org.regulake.pipelines.lakehouse.Lakehouse;
import org.regulake.pipelines.source.Provenance;
import org.regulake.pipelines.source.Registration;

/**
 * Why two codes name the same enterprise, or why not.
 *
 * @param isSame whether both name the same enterprise now
 * @param isOneCode whether both contain the same organisation code, so that no decision can keep
 *     them apart
 * @param codes what each code is, a sentence each
 * @param reasons what joins them or keeps them apart, a sentence each
 */
public record Identity(
    boolean isSame, boolean isOneCode, List<String> codes, List<String> reasons) {

  private static final int MOST_ROWS = 5;

  private static final Map<NameVerdict, String> VERDICTS =
      Map.of(
          NameVerdict.SAME,
          "同一企业名称 names of one enterprise",
          NameVerdict.DIFFERENT,
          "不同企业名称 names of different enterprises",
          NameVerdict.UNDECIDED,
          "仅凭名称不能判断 the names alone do not decide");

  /** Columns of the register that state codes. */
  private static final List<String> CODES =
      List.of("registration_number", "credit_code", "organisation_code");

  /**
   * Explains two codes.
   *
   * @param first a code; one of a sender's own scheme is preceded by the scheme and a colon
   * @param second another code
   * @throws IllegalArgumentException when no source states a code, with what is wrong with it
   */
  public static Identity of(Lakehouse lake, String first, String second) {
    Row one = stated(lake, first);
    Row other = stated(lake, second);
    String entity = one.getAs(Identifier.ENTITY_ID.name());
    boolean isSame = entity != null && entity.equals(other.getAs(Identifier.ENTITY_ID.name()));
    String canonical = DecidedIdentities.canonical(first);
    boolean isOneCode = canonical != null && canonical.equals(DecidedIdentities.canonical(second));
    List<String> reasons = new ArrayList<>();
    for (Row row : List.of(one, other)) {
      if (row.getAs(Identifier.ENTITY_ID.name()) == null) {
        reasons.add(
            "%s 校验不通过，不指向任何主体 fails its check (%s) and names nobody"
                .formatted(
                    row.getAs(Identifier.STATED_CODE.name()),
                    row.getAs(Identifier.CODE_FAULT.name())));
      }
    }
    if (isOneCode) {
      reasons.add(
          "组织机构代码相同 both contain the same organisation code (characters 9–17 of a credit code)");
    }
    ofNames(one, other).ifPresent(reasons::add);
    reasons.addAll(ofRegister(lake, first, second));
    reasons.addAll(decisions(lake, canonical, DecidedIdentities.canonical(second)));
    if (reasons.isEmpty()) {
      reasons.add(
          isSame
              ? "经由第三个代码相连 both are linked to a third code: ask why with the codes of %s in silver.identifier"
                  .formatted(entity)
              : "无登记记录同时载明二者，亦无人工裁定 no row of the register states both, and nobody has decided");
    }
    return new Identity(
        isSame, isOneCode, List.of(described(one), described(other)), List.copyOf(reasons));
  }

  /** What a registrar would say of the first names of two codes, which decides nothing here. */
  private static Optional<String> ofNames(Row one, Row other) {
    String name = one.getAs(Identifier.ENTERPRISE_NAME.name());
    String otherName = other.getAs(Identifier.ENTERPRISE_NAME.name());
    if (name == null || otherName == null) {
      return Optional.empty();
    }
    NameComparison compared = NameComparison.of(name, otherName);
    Label reason = NameRules.standard().label(compared.reason());
    return Optional.of(
        "名称比对 their names %s, %s: %s · %s"
            .formatted(
                name,
                otherName,
                VERDICTS.get(compared.verdict()),
                reason.zh() + " " + reason.en()));
  }

  private static Row stated(Lakehouse lake, String code) {
    int colon = code.indexOf(':');
    String scheme = colon < 0 ? "" : code.substring(0, colon);
    String plain = code.substring(colon + 1);
    return lake
        .read(Identifier.TABLE)
        .where(
            col(Identifier.STATED_SCHEME.name())
                .equalTo(scheme)
                .and(col(Identifier.STATED_CODE.name()).equalTo(plain)))
        .collectAsList()
        .stream()
        .findFirst()
        .orElseThrow(() -> unknown(lake, code, scheme, plain));
  }

  private static IllegalArgumentException unknown(
      Lakehouse lake, String code, String scheme, String plain) {
    StatedCode checked = StatedCode.of(scheme, plain, false);
    List<String> alike =
        lake
            .read(Identifier.TABLE)
            .where(
                col(Identifier.STATED_CODE.name())
                    .startsWith(plain.substring(0, Math.min(plain.length(), 6))))
            .select(Identifier.STATED_CODE.name())
            .orderBy(Identifier.STATED_CODE.name())
            .limit(1_000)
            .collectAsList()
            .stream()
            .map(row -> row.getString(0))
            .toList();
    return new IllegalArgumentException(
        "no source states the code '%s'%s; %s"
            .formatted(
                code,
                checked.isUsable() ? "" : ", which fails its check (%s)".formatted(checked.fault()),
                Names.hint(plain, alike)));
  }

  private static String described(Row row) {
    return "%s %s: %s, %s%s · %s"
        .formatted(
            row.getAs(Identifier.SCHEME.name()),
            row.getAs(Identifier.STATED_CODE.name()),
            row.getAs(Identifier.CODE_STATE.name()),
            row.<Boolean>getAs(Identifier.IS_STATED_BY_REGISTER.name())
                ? "登记载明 stated by the register"
                : "仅其他来源载明 stated by other sources only",
            row.getAs(Identifier.ENTERPRISE_NAME.name()) == null
                ? ""
                : ", 首见名称 first name " + row.getAs(Identifier.ENTERPRISE_NAME.name()),
            Objects.toString(row.getAs(Identifier.ENTITY_ID.name()), "–"));
  }

  /** The rows of the register that state one of the codes, and what they state with it. */
  private static List<String> ofRegister(Lakehouse lake, String first, String second) {
    List<String> reasons = new ArrayList<>();
    for (Row row :
        lake.read(Registration.SOURCE.bronze())
            .withColumn("stated", stated())
            .where(array_contains(col("stated"), first).or(array_contains(col("stated"), second)))
            .orderBy(Provenance.RECEIVED_AT.name(), Provenance.RECORD_ID.name())
            .limit(MOST_ROWS)
            .collectAsList()) {
      List<String> stated = row.getList(row.fieldIndex("stated"));
      reasons.add(
          "%s 登记载明 the register states %s: %s"
              .formatted(
                  row.getAs(Provenance.RECORD_ID.name()),
                  String.join(" + ", stated),
                  stated.contains(first) && stated.contains(second)
                      ? "二者同行 both in one row"
                      : "仅其一 only one of them"));
    }
    return reasons;
  }

  /** The codes of a row of the register, written as a person names them. */
  private static Column stated() {
    Column scheme = col(Provenance.IDENTIFIER_SCHEME.name());
    Column prefix = when(scheme.isNull(), "").otherwise(concat(scheme, lit(":")));
    return array_compact(
        array(
            CODES.stream()
                .map(column -> concat(prefix, StatedCode.plain(col(column))))
                .toArray(Column[]::new)));
  }

  private static List<String> decisions(Lakehouse lake, String one, String other) {
    List<String> reasons = new ArrayList<>();
    for (Row row :
        lake.read(IdentityDecision.TABLE)
            .orderBy(IdentityDecision.DECIDED_AT.name())
            .collectAsList()) {
      List<String> codes =
          new ArrayList<>(
              List.of(
                  Objects.toString(
                      DecidedIdentities.canonical(row.getAs(IdentityDecision.FIRST_CODE.name())),
                      ""),
                  Objects.toString(
                      DecidedIdentities.canonical(row.getAs(IdentityDecision.SECOND_CODE.name())),
                      "")));
      if (codes.contains(one) && codes.contains(other)) {
        reasons.add(
            "人工裁定 decided %s: %s, by %s, because %s"
                .formatted(
                    row.getAs(IdentityDecision.DECIDED_AT.name()),
                    row.<Boolean>getAs(IdentityDecision.IS_SAME.name())
                        ? "同一主体 same"
                        : "不同主体 different",
                    row.getAs(IdentityDecision.AUTHOR.name()),
                    row.getAs(IdentityDecision.REASON.name())));
      }
    }
    return reasons;
  }
}

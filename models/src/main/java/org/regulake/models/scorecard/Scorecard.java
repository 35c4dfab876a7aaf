package org.regulake.models.scorecard;

import java.io.InputStream;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.regulake.models.feature.FeatureDefinition;
import org.regulake.models.law.Law;
import org.regulake.models.risk.ClassScheme;
import org.regulake.models.risk.DatedRiskModel;
import org.regulake.models.risk.Dimension;
import org.regulake.models.risk.ModelKind;
import org.regulake.models.risk.ThinFile;
import org.regulake.models.rule.Dated;
import org.regulake.models.rule.Label;
import org.regulake.models.rule.Names;
import org.regulake.models.rule.Printable;
import org.regulake.models.rule.Require;
import org.regulake.models.rule.RuleFiles;
import org.regulake.models.rule.RulePage;

/**
 * An expert scorecard with all its versions, as read from its file. Points are risk points:
 * integers, a higher score is a higher risk, and the score is the sum of the indicators' points.
 * Choose the rules of a day with {@link #at(LocalDate, Law)}, then score.
 *
 * @param maxPoints the sum of the dimensions' maxima
 * @param classes cut-offs by date, the oldest first
 */
public record Scorecard(
    String id,
    Label label,
    String basis,
    int maxPoints,
    List<Dimension> dimensions,
    List<ScoredIndicator> indicators,
    List<ClassScheme> classes,
    List<Veto> vetoes)
    implements DatedRiskModel, Printable {

  /** Folder of the rule files. */
  public static final String FOLDER = "scorecards";

  /**
   * Checks the whole card: names, dates, and that no dimension can exceed its maximum on any day.
   */
  public Scorecard {
    String owner = "scorecard '%s'".formatted(id);
    Require.id(owner, id);
    Require.present(owner, "label", label);
    Require.present(owner, "basis", basis);
    dimensions = Require.list(dimensions);
    indicators = Require.list(indicators);
    classes = Require.list(classes);
    vetoes = Require.list(vetoes);
    Dated.requireRising(owner, classes);
    List<String> dimensionIds = dimensions.stream().map(Dimension::id).toList();
    Require.unique(owner, dimensionIds);
    Require.unique(
        owner,
        Stream.concat(indicators.stream().map(ScoredIndicator::id), vetoes.stream().map(Veto::id))
            .toList());
    for (ScoredIndicator indicator : indicators) {
      Require.known(
          "indicator '%s'".formatted(indicator.id()),
          "dimension",
          indicator.dimension(),
          dimensionIds);
    }
    Set<String> codes =
        classes.stream().flatMap(scheme -> scheme.codes().stream()).collect(Collectors.toSet());
    for (Veto veto : vetoes) {
      Require.known("veto '%s'".formatted(veto.id()), "at_least", veto.atLeast(), codes);
    }
    requireMaxima(owner, maxPoints, dimensions, indicators);
  }

  private static void requireMaxima(
      String owner, int maxPoints, List<Dimension> dimensions, List<ScoredIndicator> indicators) {
    int total = dimensions.stream().mapToInt(Dimension::maxPoints).sum();
    if (total != maxPoints) {
      throw new IllegalArgumentException(
          "%s: the dimensions add up to %d points, max_points says %d"
              .formatted(owner, total, maxPoints));
    }
    TreeSet<LocalDate> changes =
        indicators.stream()
            .flatMap(indicator -> indicator.versions().stream())
            .map(BandVersion::effectiveFrom)
            .collect(Collectors.toCollection(TreeSet::new));
    for (LocalDate day : changes) {
      for (Dimension dimension : dimensions) {
        int reachable =
            indicators.stream()
                .filter(indicator -> indicator.dimension().equals(dimension.id()))
                .mapToInt(
                    indicator ->
                        Dated.inForce(indicator.versions(), day)
                            .map(BandVersion::maxPoints)
                            .orElse(0))
                .sum();
        // Earlier rules may reach less; the latest rules must use the whole scale, or the stated
        // maximum would be misleading.
        boolean isLatest = day.equals(changes.last());
        if (reachable > dimension.maxPoints() || isLatest && reachable < dimension.maxPoints()) {
          throw new IllegalArgumentException(
              "%s: on %s the indicators of dimension '%s' can reach %d points, its max_points is %d"
                  .formatted(owner, day, dimension.id(), reachable, dimension.maxPoints()));
        }
      }
    }
  }

  /**
   * Reads a packaged scorecard by its name, as in {@code load("supervision")}.
   *
   * @throws IllegalArgumentException when no scorecard has that name, or the file is refused (file,
   *     line and key are named)
   */
  public static Scorecard load(String name) {
    return RuleFiles.read(FOLDER + "/" + name + ".yml", Scorecard.class);
  }

  /** Reads a scorecard from YAML; the caller closes the stream. */
  public static Scorecard load(InputStream yaml) {
    return RuleFiles.read(yaml, "scorecard", Scorecard.class);
  }

  @Override
  public ModelKind kind() {
    return ModelKind.EXPERT_CARD;
  }

  @Override
  public boolean isInForce(LocalDate asOf) {
    return Dated.inForce(classes, asOf).isPresent();
  }

  /**
   * The version of the card on a day.
   *
   * @param law the law by which the bases of its rules are cited
   * @throws IllegalArgumentException when no classes are in force yet
   */
  @Override
  public EffectiveScorecard at(LocalDate asOf, Law law) {
    ClassScheme scheme =
        Dated.inForce(classes, asOf)
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        "scorecard '%s' has no classes in force on %s; the first begin on %s"
                            .formatted(id, asOf, classes.get(0).effectiveFrom())));
    List<EffectiveIndicator> effective = new ArrayList<>();
    for (ScoredIndicator indicator : indicators) {
      Dated.inForce(indicator.versions(), asOf)
          .ifPresent(
              version ->
                  effective.add(
                      EffectiveIndicator.of(
                          indicator, version, law.citation(indicator.basis(), asOf))));
    }
    List<Veto> inForce = vetoes.stream().filter(veto -> veto.isInForce(asOf)).toList();
    return new EffectiveScorecard(
        id,
        dimensions,
        effective,
        scheme,
        inForce,
        inForce.stream().map(veto -> law.citation(veto.basis(), asOf)).toList());
  }

  /** All features that any version reads, in alphabetical order. */
  public Set<String> features() {
    TreeSet<String> names = new TreeSet<>();
    indicators.forEach(
        indicator ->
            indicator.versions().forEach(version -> names.addAll(indicator.features(version))));
    vetoes.forEach(veto -> names.addAll(veto.condition().columns()));
    classes.forEach(scheme -> names.add(scheme.thinFile().feature()));
    return names;
  }

  @Override
  public void check(Collection<FeatureDefinition> defined) {
    requireDefined(id, features(), defined);
  }

  static void requireDefined(
      String id, Collection<String> features, Collection<FeatureDefinition> defined) {
    Set<String> names = defined.stream().map(FeatureDefinition::name).collect(Collectors.toSet());
    String problems =
        features.stream()
            .filter(feature -> !names.contains(feature))
            .map(
                feature ->
                    "scorecard '%s' uses feature '%s', which no Feature defines; %s"
                        .formatted(id, feature, Names.hint(feature, names)))
            .collect(Collectors.joining("\n"));
    if (!problems.isEmpty()) {
      throw new IllegalArgumentException(problems);
    }
  }

  @Override
  public String markdown() {
    StringBuilder page =
        new StringBuilder(
            "## Scorecard `%s`: %s · %s\n\n%s\n\n".formatted(id, label.zh(), label.en(), basis));
    page.append(RulePage.header("dimension", "中文", "English", "max points"));
    dimensions.forEach(
        dimension ->
            page.append(
                RulePage.row(
                    dimension.id(),
                    dimension.label().zh(),
                    dimension.label().en(),
                    dimension.maxPoints())));
    for (ClassScheme scheme : classes) {
      page.append(
          "\n### Classes from %s\n\n%s\n\n".formatted(scheme.effectiveFrom(), scheme.basis()));
      page.append(RulePage.header("class", "中文", "English", "score from", "below"));
      scheme
          .levels()
          .forEach(
              level ->
                  page.append(
                      RulePage.row(
                          level.code(),
                          level.label().zh(),
                          level.label().en(),
                          shown(level.from()),
                          shown(level.below()))));
      ThinFile thin = scheme.thinFile();
      page.append(
          ("\nClass %s (%s · %s): `%s` below %d and no points from stated values in an adverse"
                  + " dimension.\n")
              .formatted(
                  thin.code(), thin.label().zh(), thin.label().en(), thin.feature(), thin.below()));
    }
    page.append("\n### Vetoes\n\n")
        .append(RulePage.header("veto", "when", "class at least", "in force", "reason", "basis"));
    vetoes.forEach(
        veto ->
            page.append(
                RulePage.row(
                    veto.id(),
                    "`" + veto.condition() + "`",
                    veto.atLeast(),
                    veto.effectiveFrom() + " – " + shown(veto.effectiveTo()),
                    veto.reason().zh() + " · " + veto.reason().en(),
                    RulePage.names(veto.basis()))));
    indicators.forEach(indicator -> page.append(markdown(indicator)));
    return page.toString();
  }

  private static String markdown(ScoredIndicator indicator) {
    StringBuilder text =
        new StringBuilder(
            "\n### `%s`: %s · %s\n\nDimension `%s`, feature `%s`%s. %s\n"
                .formatted(
                    indicator.id(),
                    indicator.label().zh(),
                    indicator.label().en(),
                    indicator.dimension(),
                    indicator.feature(),
                    indicator.upperFeature() == null
                        ? ""
                        : " up to `%s`".formatted(indicator.upperFeature()),
                    "Basis: " + RulePage.names(indicator.basis())));
    for (BandVersion version : indicator.versions()) {
      text.append("\nFrom %s:\n\n".formatted(version.effectiveFrom()));
      text.append(RulePage.header("from", "below", "points", "中文", "English"));
      text.append(
          RulePage.row(
              "not available",
              "",
              version.missing().points(),
              version.missing().zh(),
              version.missing().en()));
      version
          .specialValues()
          .forEach(
              special ->
                  text.append(
                      RulePage.row(
                          "`" + special.when() + "`",
                          "",
                          special.points(),
                          special.zh(),
                          special.en())));
      if (version.uncertain() != null) {
        text.append(
            RulePage.row(
                "in several bands",
                "",
                "as missing, within theirs",
                version.uncertain().zh(),
                version.uncertain().en()));
      }
      version
          .bands()
          .forEach(
              band ->
                  text.append(
                      RulePage.row(
                          shown(band.from()),
                          shown(band.below()),
                          band.points(),
                          band.zh(),
                          band.en())));
    }
    return text.toString();
  }

  private static String shown(Object value) {
    if (value instanceof Double number) {
      return new BigDecimal(number.toString()).stripTrailingZeros().toPlainString();
    }
    return value == null ? "" : value.toString();
  }
}

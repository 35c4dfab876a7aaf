package org.regulake.models.scorecard;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.regulake.models.risk.ClassScheme;
import org.regulake.models.risk.Dimension;
import org.regulake.models.risk.ModelKind;
import org.regulake.models.risk.RiskModel;

/**
 * The version of a scorecard on a day: one version of each indicator, one set of classes, the
 * vetoes in force.
 */
public final class EffectiveScorecard implements RiskModel {

  private final String id;
  private final List<Dimension> dimensions;
  private final List<EffectiveIndicator> indicators;
  private final ClassScheme scheme;
  private final List<Veto> vetoes;
  private final List<String> basesOfVetoes;
  private final String version;

  EffectiveScorecard(
      String id,
      List<Dimension> dimensions,
      List<EffectiveIndicator> indicators,
      ClassScheme scheme,
      List<Veto> vetoes,
      List<String> basesOfVetoes) {
    this.id = id;
    this.dimensions = dimensions;
    List<String> order = dimensions.stream().map(Dimension::id).toList();
    this.indicators =
        indicators.stream()
            .sorted(Comparator.comparingInt(indicator -> order.indexOf(indicator.dimension())))
            .toList();
    this.scheme = scheme;
    this.vetoes = vetoes;
    this.basesOfVetoes = basesOfVetoes;
    this.version = latestChange() + "-" + contentHash();
  }

  private LocalDate latestChange() {
    Stream<LocalDate> rules =
        Stream.concat(
            indicators.stream().map(indicator -> indicator.version().effectiveFrom()),
            vetoes.stream().map(Veto::effectiveFrom));
    return Stream.concat(rules, Stream.of(scheme.effectiveFrom()))
        .max(LocalDate::compareTo)
        .orElseThrow();
  }

  // Only rules in force enter the hash: adding a version for the future leaves the results of a
  // past day unchanged.
  private String contentHash() {
    String content = id + dimensions + indicators + scheme + vetoes + basesOfVetoes;
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(content.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest, 0, 6);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java runtime has SHA-256", e);
    }
  }

  /**
   * Day of the latest change in force and a hash of all rules in force, as in {@code
   * 2021-09-01-1f2e3d4c5b6a}.
   */
  @Override
  public String version() {
    return version;
  }

  @Override
  public Set<String> features() {
    TreeSet<String> names = new TreeSet<>();
    indicators.forEach(indicator -> names.addAll(indicator.features()));
    vetoes.forEach(veto -> names.addAll(veto.condition().columns()));
    names.add(scheme.thinFile().feature());
    return names;
  }

  @Override
  public String id() {
    return id;
  }

  @Override
  public ModelKind kind() {
    return ModelKind.EXPERT_CARD;
  }

  @Override
  public List<Dimension> dimensions() {
    return dimensions;
  }

  /** Its indicators, each with the version of the day; those of one dimension are adjacent. */
  public List<EffectiveIndicator> indicators() {
    return indicators;
  }

  @Override
  public ClassScheme scheme() {
    return scheme;
  }

  /** The vetoes in force. */
  public List<Veto> vetoes() {
    return vetoes;
  }

  /** The basis of each veto, as cited on the day. */
  public List<String> basesOfVetoes() {
    return basesOfVetoes;
  }
}

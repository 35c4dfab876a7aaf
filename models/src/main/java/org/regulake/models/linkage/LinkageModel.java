package org.regulake.models.linkage;

import java.io.Serializable;
import java.util.List;
import java.util.stream.Stream;
import org.regulake.models.rule.Label;
import org.regulake.models.rule.Require;

/**
 * A way of finding records of one thing, from its file: which columns are read, which pairs are
 * compared, and how.
 *
 * @param id its id
 * @param label its name for readers
 * @param fields what is read from a record
 * @param blocking which pairs are compared
 * @param comparisons how they are compared; each is taken as independent of the others
 * @param matched share of the records that are of one of the others; stated where the comparisons
 *     state their shares, else fitted on the data
 * @param linkFrom probability from which a pair is linked
 * @param reviewFrom probability from which a pair is shown to people
 */
public record LinkageModel(
    String id,
    Label label,
    List<LinkageField> fields,
    Blocking blocking,
    List<FieldComparison> comparisons,
    Double matched,
    double linkFrom,
    double reviewFrom)
    implements Serializable {

  /** Folder of the rule files. */
  public static final String FOLDER = "linkage";

  /** Checks that all fields are known and the probabilities in order. */
  public LinkageModel {
    Require.id("a linkage", id);
    String owner = "linkage '%s'".formatted(id);
    Require.present(owner, "label", label);
    fields = Require.nonEmpty(owner, "fields", fields);
    Require.present(owner, "blocking", blocking);
    comparisons = Require.nonEmpty(owner, "comparisons", comparisons);
    List<String> names = fields.stream().map(LinkageField::name).toList();
    Require.unique(owner, names);
    Require.unique(owner, comparisons.stream().map(FieldComparison::field).toList());
    if (comparisons.size() > AgreementPattern.MOST_COMPARISONS) {
      throw new IllegalArgumentException(
          "%s has %d comparisons; at most %d fit"
              .formatted(owner, comparisons.size(), AgreementPattern.MOST_COMPARISONS));
    }
    Stream.of(
            blocking.rules().stream().flatMap(List::stream),
            comparisons.stream().map(FieldComparison::field),
            comparisons.stream()
                .flatMap(comparison -> comparison.levels().stream())
                .map(AgreementLevel::other)
                .filter(other -> other != null))
        .flatMap(all -> all)
        .forEach(field -> Require.known(owner, "field", field, names));
    long stated = comparisons.stream().filter(some -> some.agreeing() != null).count();
    boolean isWhole = stated == (matched == null ? 0 : comparisons.size());
    if (!isWhole || matched != null && !(0 < matched && matched <= 1)) {
      throw new IllegalArgumentException(
          owner
              + " has 'matched' and 'agreeing': state all of them, a share each, or none to have"
              + " them fitted on the data");
    }
    if (!(0 < reviewFrom && reviewFrom <= linkFrom && linkFrom < 1)) {
      throw new IllegalArgumentException(
          "%s has review_from %s and link_from %s: write 0 < review_from <= link_from < 1"
              .formatted(owner, reviewFrom, linkFrom));
    }
  }

  /** Whether the shares are stated, not fitted on the data. */
  public boolean isStated() {
    return matched != null;
  }

  /** The same model, but fitted on the data. */
  public LinkageModel fitted() {
    return new LinkageModel(
        id,
        label,
        fields,
        blocking,
        comparisons.stream()
            .map(
                some ->
                    new FieldComparison(
                        some.field(), some.label(), some.levels(), some.rarity(), null))
            .toList(),
        null,
        linkFrom,
        reviewFrom);
  }

  /** Position of a field. */
  int field(String name) {
    for (int i = 0; i < fields.size(); i++) {
      if (fields.get(i).name().equals(name)) {
        return i;
      }
    }
    throw new IllegalArgumentException("linkage '%s' has no field '%s'".formatted(id, name));
  }

  /** Positions of the fields of a rule of blocking. */
  public List<Integer> fieldsOfRule(int rule) {
    return blocking.rules().get(rule).stream().map(this::field).toList();
  }

  /** Positions of the comparisons that weigh rarity. */
  public List<Integer> rarities() {
    return Stream.iterate(0, i -> i < comparisons.size(), i -> i + 1)
        .filter(i -> comparisons.get(i).rarity())
        .toList();
  }

  /** Position of the field of a comparison. */
  public int fieldOf(int comparison) {
    return field(comparisons.get(comparison).field());
  }

  /**
   * Whether pairs of a rule agree in a comparison because the rule selects them so: both read the
   * same column.
   */
  boolean isFixedBy(int comparison, int rule) {
    String column = fields.get(fieldOf(comparison)).column();
    return fieldsOfRule(rule).stream().anyMatch(field -> fields.get(field).column().equals(column));
  }
}

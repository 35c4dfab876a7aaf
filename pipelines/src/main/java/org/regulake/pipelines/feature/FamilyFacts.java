package org.regulake.pipelines.feature;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.collect_set;
import static org.apache.spark.sql.functions.concat;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.slice;
import static org.apache.spark.sql.functions.sort_array;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.when;
import static org.regulake.pipelines.lakehouse.Schemas.column;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.spark.sql.Column;
import org.regulake.models.feature.CountedFacts;
import org.regulake.models.feature.Facts;
import org.regulake.models.feature.FeatureDefinition;
import org.regulake.models.rule.Require;
import org.regulake.models.table.Bitemporal;
import org.regulake.models.table.Field;
import org.regulake.pipelines.lakehouse.Schemas;
import org.regulake.pipelines.source.Provenance;

/**
 * The facts behind the features of a family, in one list: each fact once, with the features that
 * count it, so that a reason can be traced to the landed rows.
 */
final class FamilyFacts {

  private final String name;
  private final List<Feature> counting;

  private FamilyFacts(String name, List<Feature> counting) {
    this.name = name;
    this.counting = counting;
  }

  static FamilyFacts of(FeatureFamily family) {
    return new FamilyFacts(
        family.name() + "_facts",
        family.features().stream().filter(feature -> feature.counted().isPresent()).toList());
  }

  boolean areNone() {
    return counting.isEmpty();
  }

  /** The column with the list. */
  Field field() {
    String bits =
        IntStream.range(0, counting.size())
            .mapToObj(
                place -> CountedFacts.at(name, place).bit() + " " + counting.get(place).name())
            .collect(Collectors.joining(", "));
    return Field.optional(
        name,
        Facts.OF_FAMILY,
        "The facts that features count or compare, newest first, at most %d; counted_by sums %s; null or empty when there are none"
            .formatted(Facts.MAX_OF_FAMILY, bits));
  }

  /** The definition of a feature of the family, with the place of the facts behind it. */
  FeatureDefinition definition(Feature feature) {
    if (feature.counted().isEmpty() && feature.countedAs().isEmpty()) {
      return feature.definition();
    }
    String counted = feature.countedAs().orElse(feature.name());
    List<String> names = counting.stream().map(Feature::name).toList();
    Require.known("feature '%s'".formatted(feature.name()), "counted as", counted, names);
    return feature.definition().withFacts(CountedFacts.at(name, names.indexOf(counted)));
  }

  /** The list, as an aggregate over the facts of one enterprise. */
  Column aggregate(Moment moment) {
    Column countedBy = lit(0);
    List<Column> lists = new ArrayList<>();
    for (int place = 0; place < counting.size(); place++) {
      CountedRows rows = counting.get(place).counted().orElseThrow();
      Column bit = lit(CountedFacts.at(name, place).bit());
      if (rows.isCounted().isPresent()) {
        Column isCounted = rows.isCounted().get().apply(moment);
        countedBy = countedBy.plus(when(isCounted, bit).otherwise(lit(0)));
      } else {
        lists.add(greatest(rows.greatestBy().orElseThrow(), bit));
      }
    }
    if (lists.size() < counting.size()) {
      Column counted = collect_set(when(countedBy.gt(0), fact(countedBy)));
      lists.add(0, slice(sort_array(counted, false), 1, Facts.MAX_OF_FAMILY));
    }
    return concat(lists.toArray(Column[]::new)).as(name);
  }

  private static Column greatest(Column by, Column bit) {
    Column isStated = by.isNotNull().and(column(Provenance.RECORD_ID).isNotNull());
    Column greatest = max(when(isStated, struct(by.as("by"), fact(bit).as("fact"))));
    return when(greatest.isNotNull(), array(greatest.getField("fact")))
        .otherwise(array().cast(Schemas.type(Facts.OF_FAMILY)));
  }

  private static Column fact(Column countedBy) {
    Column since =
        when(
            column(Bitemporal.VALID_FROM).notEqual(lit(Bitemporal.UNKNOWN_START)),
            column(Bitemporal.VALID_FROM));
    return struct(
        since.as("fact_date"),
        column(Provenance.RECORD_ID).as("record_id"),
        countedBy.as("counted_by"));
  }
}

package org.regulake.pipelines.feature;

import org.regulake.models.feature.Facts;
import org.regulake.models.table.Field;
import org.regulake.models.table.Layer;
import org.regulake.models.table.RunStamp;
import org.regulake.models.table.Table;
import org.regulake.models.table.Type;

/**
 * The columns of {@code feature.enterprise}: one per feature of {@link FeatureFamilies}, and the
 * facts behind them.
 */
public final class EnterpriseFeature {

  public static final Field ENTITY_ID = Field.required("entity_id", Type.STRING, "The enterprise");

  public static final Table TABLE =
      Table.named(Layer.FEATURE, "enterprise")
          .grain("one row per day and enterprise on the market")
          .key(RunStamp.AS_OF, ENTITY_ID)
          .fields(RunStamp.AS_OF, ENTITY_ID)
          .fields(
              FeatureFamilies.definitions().stream()
                  .map(
                      feature ->
                          Field.optional(
                                  feature.name(),
                                  feature.type(),
                                  feature.sentence()
                                      + " ("
                                      + feature.chinese()
                                      + "); null when not available")
                              .unit(feature.unit()))
                  .toList())
          .fields(
              FeatureFamilies.factLists().stream()
                  .map(
                      list ->
                          Field.optional(
                              list.name(),
                              Facts.TYPE,
                              ("Facts that the feature counts or compares, newest first, at most %d;"
                                      + " null or empty when there are none")
                                  .formatted(Facts.MAX)))
                  .toList())
          .fields(RunStamp.KNOWN_AT, RunStamp.RUN_ID)
          .partitionedBy(RunStamp.AS_OF)
          .build();

  private EnterpriseFeature() {}
}

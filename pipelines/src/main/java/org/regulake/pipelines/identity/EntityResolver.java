package org.regulake.pipelines.identity;

import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.storage.StorageLevel;
import org.regulake.pipelines.lakehouse.Lakehouse;
import org.regulake.pipelines.source.Source;
import org.regulake.pipelines.source.Sources;
import org.regulake.pipelines.source.registration.RegistrationSource;

/** Rebuilds {@code silver.identifier} from all codes that the sources state. */
public final class EntityResolver {

  private final Lakehouse lake;

  public EntityResolver(Lakehouse lake) {
    this.lake = lake;
  }

  /** Resolves. */
  public void resolve() {
    Map<Source, Dataset<Row>> bronze = new LinkedHashMap<>();
    Sources.ALL.forEach(source -> bronze.put(source, lake.read(source.bronze())));
    Dataset<Row> checked = Crosswalk.checkedCodes(bronze).persist(StorageLevel.MEMORY_AND_DISK());
    try {
      lake.replace(Identifier.TABLE, Crosswalk.link(checked, bronze.get(RegistrationSource.SOURCE)));
    } finally {
      checked.unpersist();
    }
  }
}

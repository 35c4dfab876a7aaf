package org.regulake.pipelines.identity;

import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.storage.StorageLevel;
import org.regulake.pipelines.source.Source;
import org.regulake.pipelines.source.Sources;
import org.regulake.pipelines.source.registration.Registration;
import org.regulake.pipelines.stage.Stage;
import org.regulake.pipelines.stage.StageContext;
import org.regulake.pipelines.stage.StageDeclaration;

/** Rebuilds {@code silver.identifier} from all codes that the sources state. */
public final class EntityResolver implements Stage {

  public static final StageDeclaration DECLARATION =
      StageDeclaration.whole("identify", "解析主体 · entity resolution")
          .reading(Sources.ALL.stream().map(Source::bronze).toList())
          .writing(Identifier.TABLE);

  @Override
  public StageDeclaration declaration() {
    return DECLARATION;
  }

  @Override
  public Result work(StageContext context) {
    Map<Source, Dataset<Row>> bronze = new LinkedHashMap<>();
    Sources.ALL.forEach(source -> bronze.put(source, context.read(source.bronze())));
    Dataset<Row> checked = Crosswalk.checkedCodes(bronze).persist(StorageLevel.MEMORY_AND_DISK());
    try {
      context.write(Identifier.TABLE, Crosswalk.link(checked, bronze.get(Registration.SOURCE)));
    } finally {
      checked.unpersist();
    }
    return Result.PLAIN;
  }
}

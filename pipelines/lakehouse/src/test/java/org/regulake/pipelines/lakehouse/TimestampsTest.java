package org.regulake.pipelines.lakehouse;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.hadoop.util.HadoopInputFile;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.regulake.models.table.Bitemporal;
import org.regulake.models.table.Field;
import org.regulake.models.table.Layer;
import org.regulake.models.table.Table;
import org.regulake.models.table.Type;
import org.regulake.models.testing.SparkExtension;

/** Timestamps as readers other than Spark see them. */
@ExtendWith(SparkExtension.class)
class TimestampsTest {

  private static final Field CODE = Field.required("code", Type.STRING, "Code of the thing");
  private static final Field KNOWN_TO =
      Field.required(
          "known_to", Type.TIMESTAMP, "End of knowledge; 9999-12-31 while it is current");
  private static final Field SEEN =
      Field.optional("seen", Type.listOfOptional(Type.TIMESTAMP), "When it was seen");
  private static final Field LAST =
      Field.optional("last", Type.struct().with("at", Type.TIMESTAMP), "Last");

  private static Table thing(Layer layer) {
    return Table.named(layer, "thing")
        .grain("one row per thing")
        .key(CODE)
        .fields(CODE, KNOWN_TO, SEEN, LAST)
        .partitionedBy(CODE)
        .build();
  }

  @TempDir private Path folder;

  @Test
  void every_way_of_writing_a_delta_table_writes_times_as_64_bit_microseconds(SparkSession spark)
      throws IOException {
    Lakehouse lake = new Lakehouse(spark, LakehouseConfig.in(folder.toString()));
    Table table = thing(Layer.SILVER);
    lake.append(table, rows(spark));
    lake.replace(table, rows(spark));
    lake.replaceWhere(table, rows(spark), "code = 'A'");
    lake.replaceWhere(table, rows(spark), "known_to > TIMESTAMP '2000-01-01'");
    assertThat(types(folder.resolve("silver/thing")))
        .contains("known_to INT64", "last.at INT64", "seen.list.element INT64")
        .noneMatch(type -> type.endsWith("INT96"));
    assertThat(lake.read(table).select("known_to").first().get(0))
        .isEqualTo(Bitemporal.OPEN_INSTANT);
  }

  private static Dataset<Row> rows(SparkSession spark) {
    return spark.sql(
        """
        SELECT 'A' AS code, TIMESTAMP '%s' AS known_to, array(TIMESTAMP '1582-10-04', TIMESTAMP '9999-12-31') AS seen,
               named_struct('at', TIMESTAMP '0001-01-01') AS last\
        """
            .formatted(Bitemporal.OPEN_INSTANT));
  }

  /** The columns of all data files with their physical type. */
  private static Set<String> types(Path table) throws IOException {
    Set<String> types = new TreeSet<>();
    for (Path file : files(table)) {
      try (ParquetFileReader reader =
          ParquetFileReader.open(
              HadoopInputFile.fromPath(
                  new org.apache.hadoop.fs.Path(file.toUri()), new Configuration()))) {
        for (ColumnDescriptor column :
            reader.getFooter().getFileMetaData().getSchema().getColumns()) {
          types.add(
              String.join(".", column.getPath())
                  + " "
                  + column.getPrimitiveType().getPrimitiveTypeName());
        }
      }
    }
    return types;
  }

  private static List<Path> files(Path table) throws IOException {
    try (Stream<Path> all = Files.walk(table)) {
      return all.filter(file -> file.toString().endsWith(".parquet")).toList();
    }
  }
}

package org.regulake.pipelines.collect;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.function.Consumer;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.example.data.simple.SimpleGroupFactory;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.example.ExampleParquetWriter;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.io.OutputFile;
import org.apache.parquet.io.PositionOutputStream;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.MessageTypeParser;

/** A Parquet file in memory. */
final class ParquetFile {

  private ParquetFile() {}

  /**
   * The bytes of a file.
   *
   * @param schema columns as Parquet prints them, without the enclosing message
   * @param rows each fills one record
   */
  @SafeVarargs
  static byte[] of(String schema, Consumer<Group>... rows) throws IOException {
    MessageType type = MessageTypeParser.parseMessageType("message rows {" + schema + "}");
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    SimpleGroupFactory records = new SimpleGroupFactory(type);
    try (ParquetWriter<Group> writer =
        ExampleParquetWriter.builder(new Bytes(bytes))
            .withConf(new PlainParquetConfiguration())
            .withType(type)
            .withCompressionCodec(CompressionCodecName.SNAPPY)
            .build()) {
      for (Consumer<Group> row : rows) {
        Group record = records.newGroup();
        row.accept(record);
        writer.write(record);
      }
    }
    return bytes.toByteArray();
  }

  private record Bytes(ByteArrayOutputStream bytes) implements OutputFile {

    @Override
    public PositionOutputStream create(long blockSizeHint) {
      return new PositionOutputStream() {
        @Override
        public long getPos() {
          return bytes.size();
        }

        @Override
        public void write(int next) {
          bytes.write(next);
        }

        @Override
        public void write(byte[] next, int offset, int length) {
          bytes.write(next, offset, length);
        }
      };
    }

    @Override
    public PositionOutputStream createOrOverwrite(long blockSizeHint) {
      return create(blockSizeHint);
    }

    @Override
    public boolean supportsBlockSize() {
      return false;
    }

    @Override
    public long defaultBlockSize() {
      return 0;
    }
  }
}

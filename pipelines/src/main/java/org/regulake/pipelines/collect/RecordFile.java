package org.regulake.pipelines.collect;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.regulake.pipelines.source.Reason;

/**
 * The records of one landed file, read strictly: a damaged archive, a wrong encoding or a broken
 * structure throws a {@link RefusedFileException} with the position; a record that does not fit the
 * header is returned as a bad record.
 */
final class RecordFile implements Iterator<LandedRecord>, AutoCloseable {

  private final FileTask task;
  private final InputStream raw;
  private final DigestInputStream digested;
  private LandedContent content;
  private RecordReader records;
  private IOException lost;
  private long bytes;
  private LandedRecord next;
  private Map<String, String> headerUnits = Map.of();
  private CellNormalizer normalizer;

  RecordFile(FileTask task, Configuration configuration) throws IOException {
    this.task = task;
    Path path = new Path(task.uri());
    this.raw = new CountedInputStream(LandingStorage.open(path, configuration));
    this.digested = new DigestInputStream(new BufferedInputStream(raw, 1 << 16), sha256());
  }

  private RecordReader open() throws IOException {
    content = LandedContent.of(task.fileName(), digested, () -> bytes);
    if (content.isEmpty()) {
      if (task.isDeclaredEmpty()) {
        return new NoRecords();
      }
      throw new RefusedFileException(
          Reason.FILE_EMPTY,
          "%s is empty: not even a header; send it again".formatted(task.fileName()));
    }
    if (content.isWorkbook()) {
      return new SheetRecords(task, Workbook.read(task, content.held(task.fileName())));
    }
    if (content.isParquet()) {
      return new ParquetRecords(task, content);
    }
    FileFormat.of(content.head(), task.encoding())
        .ifPresent(
            format -> {
              throw new RefusedFileException(
                  Reason.FILE_FORMAT,
                  "%s is %s; %s".formatted(task.fileName(), format.what(), format.remedy()));
            });
    if (content.isXml()) {
      return new XmlRecords(task, content);
    }
    LineCounter lines =
        new LineCounter(
            new InputStreamReader(content.stream(), strict(Charset.forName(task.encoding()))));
    return content.isJsonLines() ? new JsonLines(task, lines) : new CommaSeparated(task, lines);
  }

  /** A decoder that refuses bytes which are not in the encoding. */
  static CharsetDecoder strict(Charset encoding) {
    return encoding
        .newDecoder()
        .onMalformedInput(CodingErrorAction.REPORT)
        .onUnmappableCharacter(CodingErrorAction.REPORT);
  }

  /**
   * Normalizes the cells of the records read so far: with the units of the headers, in addition to
   * those of the description.
   */
  CellNormalizer normalizer() {
    Map<String, String> units = records == null ? Map.of() : records.units();
    if (normalizer == null || !units.equals(headerUnits)) {
      headerUnits = Map.copyOf(units);
      normalizer = task.normalizer().withHeaderUnits(headerUnits);
    }
    return normalizer;
  }

  /** The units that the headers state, in one sentence; null when they state none. */
  String unitsOfHeaders() {
    return headerUnits.isEmpty()
        ? null
        : new TreeMap<>(headerUnits)
            .entrySet().stream()
                .map(unit -> "%s: the header states %s".formatted(unit.getKey(), unit.getValue()))
                .collect(Collectors.joining("; "));
  }

  /** The lines of the file by kind, once all records have been read. */
  LineCounts lines() {
    return new LineCounts(
        records.lines(), records.headerLines(), records.blankLines(), records.continuationLines());
  }

  @Override
  public boolean hasNext() {
    if (next == null) {
      next =
          guarded(
              () -> {
                if (records == null) {
                  records = open();
                }
                return records.hasNext() ? records.next() : null;
              });
    }
    return next != null;
  }

  @Override
  public LandedRecord next() {
    if (!hasNext()) {
      throw new NoSuchElementException(task.fileName());
    }
    LandedRecord record = next;
    next = null;
    return record;
  }

  /** SHA-256 of the whole file as landed; reads the remaining bytes. */
  String sha256OfFile() {
    try {
      byte[] rest = new byte[1 << 16];
      while (digested.read(rest) != -1) {
        // The digest is updated with every byte read.
        continue;
      }
      return HexFormat.of().formatHex(digested.getMessageDigest().digest());
    } catch (IOException cause) {
      throw new UncheckedIOException("cannot read " + task.uri(), cause);
    }
  }

  /** Bytes of the file read so far. */
  long bytes() {
    return bytes;
  }

  @Override
  public void close() throws IOException {
    raw.close();
  }

  private interface Step<T> {
    T run() throws IOException;
  }

  /** Runs a step of reading and turns its failures into refusals with the problem and a remedy. */
  private <T> T guarded(Step<T> step) {
    try {
      return step.run();
    } catch (UncheckedIOException wrapped) {
      throw refusal(wrapped.getCause());
    } catch (IOException cause) {
      throw refusal(cause);
    }
  }

  private RuntimeException refusal(IOException cause) {
    if (cause instanceof CharacterCodingException) {
      return new RefusedFileException(
          Reason.FILE_ENCODING,
          ("%s is not %s, near byte %d; %s")
              .formatted(
                  task.fileName(),
                  task.encoding(),
                  bytes,
                  task.encoding().equalsIgnoreCase("UTF-8")
                      ? "if it is GB18030, write 'encoding: GB18030' in delivery.yml"
                      : "write its real encoding in delivery.yml"));
    }
    if (lost == null && task.isGzip()) {
      return new RefusedFileException(
          Reason.FILE_TRUNCATED,
          ("%s is a damaged or truncated gzip file, or has data after its end, after %d bytes (%s);"
                  + " send it again so that 'gzip -t' accepts it")
              .formatted(task.fileName(), bytes, cause.getMessage()));
    }
    if (lost == null && task.isArchive()) {
      return new RefusedFileException(
          Reason.FILE_TRUNCATED,
          "%s is a damaged or truncated archive (%s); send it again so that 'unzip -t' accepts it"
              .formatted(task.fileName(), cause.getMessage()));
    }
    return new UncheckedIOException("cannot read " + task.uri(), cause);
  }

  /** SHA-256 of a whole file, in hexadecimal digits. */
  static String sha256(String uri, Configuration configuration) {
    Path path = new Path(uri);
    try (DigestInputStream in =
        new DigestInputStream(LandingStorage.open(path, configuration), sha256())) {
      in.transferTo(OutputStream.nullOutputStream());
      return HexFormat.of().formatHex(in.getMessageDigest().digest());
    } catch (IOException cause) {
      throw new UncheckedIOException("cannot read " + uri, cause);
    }
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException cause) {
      throw new IllegalStateException("this Java has no SHA-256", cause);
    }
  }

  /**
   * Counts the bytes read from the storage, and distinguishes failures of the storage from faults
   * in the data.
   */
  private final class CountedInputStream extends BulkReadStream {
    CountedInputStream(InputStream in) {
      super(in);
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
      try {
        int count = super.read(target, offset, length);
        bytes += Math.max(count, 0);
        return count;
      } catch (IOException cause) {
        lost = cause;
        throw cause;
      }
    }
  }
}

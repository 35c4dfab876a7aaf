package org.regulake.pipelines.collect;

import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.PushbackInputStream;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.regulake.pipelines.source.Reason;

/**
 * The records of one landed file, read strictly: a damaged archive, a wrong encoding or a broken structure ends in a
 * {@link RefusedFileException} that says where; a record that does not fit the header is handed out as a bad record.
 */
final class RecordFile implements Iterator<LandedRecord>, AutoCloseable {

  private final FileTask task;
  private final InputStream raw;
  private final DigestInputStream digested;
  private Iterator<LandedRecord> records;
  private long bytes;
  private LandedRecord next;

  RecordFile(FileTask task, Configuration configuration) throws IOException {
    this.task = task;
    Path path = new Path(task.uri());
    this.raw = new CountedInputStream(path.getFileSystem(configuration).open(path));
    this.digested = new DigestInputStream(new BufferedInputStream(raw, 1 << 16), sha256());
  }

  private Iterator<LandedRecord> open() throws IOException {
    PushbackInputStream peeked = new PushbackInputStream(digested, 1);
    int first = peeked.read();
    if (first == -1) {
      throw new RefusedFileException(Reason.FILE_EMPTY, "%s is empty: not even a header; send it again".formatted(task.fileName()));
    }
    peeked.unread(first);
    InputStream content = task.isGzip() ? new GZIPInputStream(peeked, 1 << 16) : peeked;
    Charset charset = Charset.forName(task.encoding());
    Reader reader = new BufferedReader(new InputStreamReader(withoutByteOrderMark(content, charset),
        charset.newDecoder().onMalformedInput(CodingErrorAction.REPORT).onUnmappableCharacter(CodingErrorAction.REPORT)), 1 << 16);
    return task.isJsonLines() ? new JsonLines(task, reader) : new CommaSeparated(task, reader);
  }

  private static InputStream withoutByteOrderMark(InputStream content, Charset charset) throws IOException {
    if (!charset.equals(StandardCharsets.UTF_8)) {
      return content;
    }
    PushbackInputStream peeked = new PushbackInputStream(content, 3);
    byte[] start = peeked.readNBytes(3);
    boolean isMark = start.length == 3 && (start[0] & 0xFF) == 0xEF && (start[1] & 0xFF) == 0xBB && (start[2] & 0xFF) == 0xBF;
    if (!isMark) {
      peeked.unread(start);
    }
    return peeked;
  }

  @Override
  public boolean hasNext() {
    if (next == null) {
      next = guarded(() -> {
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

  /** SHA-256 of the whole file as landed; reads what was not read yet. */
  String sha256OfFile() {
    try {
      byte[] rest = new byte[1 << 16];
      while (digested.read(rest) != -1) {
        // The digest sees every byte that passes.
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

  /** Runs a step of reading and turns what can be wrong with a file into a refusal that says what and what to do. */
  private <T> T guarded(Step<T> step) {
    try {
      return step.run();
    } catch (UncheckedIOException wrapped) {
      throw refusal(wrapped.getCause());
    } catch (de.siegmar.fastcsv.reader.CsvParseException broken) {
      if (broken.getCause() instanceof IOException cause) {
        throw refusal(cause);
      }
      if (broken.getCause() instanceof UncheckedIOException cause) {
        throw refusal(cause.getCause());
      }
      throw new RefusedFileException(Reason.FILE_MALFORMED,
          "%s cannot be read as CSV: %s; look for a quotation mark that is not closed".formatted(task.fileName(), broken.getMessage()));
    } catch (IOException cause) {
      throw refusal(cause);
    }
  }

  private RuntimeException refusal(IOException cause) {
    if (cause instanceof CharacterCodingException) {
      return new RefusedFileException(Reason.FILE_ENCODING,
          ("%s is not %s, near byte %d; %s").formatted(task.fileName(), task.encoding(), bytes,
              task.encoding().equalsIgnoreCase("UTF-8")
                  ? "if it is GB18030, write 'encoding: GB18030' in delivery.yml"
                  : "write its real encoding in delivery.yml"));
    }
    if (cause instanceof EOFException || cause instanceof ZipException) {
      return new RefusedFileException(Reason.FILE_TRUNCATED,
          "%s is a damaged or cut-off gzip file after %d bytes (%s); send it again".formatted(task.fileName(), bytes, cause.getMessage()));
    }
    return new UncheckedIOException("cannot read " + task.uri(), cause);
  }

  /** SHA-256 of a whole file, in hexadecimal digits. */
  static String sha256(String uri, Configuration configuration) {
    Path path = new Path(uri);
    try (DigestInputStream in = new DigestInputStream(path.getFileSystem(configuration).open(path), sha256())) {
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

  /** Counts the bytes that come from the storage. */
  private final class CountedInputStream extends java.io.FilterInputStream {
    CountedInputStream(InputStream in) {
      super(in);
    }

    @Override
    public int read() throws IOException {
      int value = super.read();
      bytes += value == -1 ? 0 : 1;
      return value;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
      int count = super.read(target, offset, length);
      bytes += Math.max(count, 0);
      return count;
    }
  }
}

package org.regulake.pipelines.collect;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.regulake.pipelines.source.Reason;

/**
 * Records of an XML document, read as a stream. A record is an element whose children, or
 * attributes, are cells, each named by a header of the source. The first element with a known cell
 * decides the name of all records; other elements, such as the envelope of an exchange, are passed
 * over. A document type definition is refused: nothing outside the document is ever opened, and no
 * entity is expanded.
 */
final class XmlRecords implements RecordReader {

  private static final int DEEPEST = 100;
  private static final int LONGEST_TEXT = 1_000_000;
  private static final Pattern ENCODING =
      Pattern.compile("<\\?xml[^>]*encoding\\s*=\\s*[\"'](\\S+?)[\"']");

  private final FileTask task;
  private final NamedCells cells;
  private final XMLStreamReader document;
  private final ElementCounter counter = new ElementCounter();
  private final Charset encoding;
  private String recordName;
  private long number;
  private LandedRecord next;
  private boolean isDone;
  private final Deque<Open> open = new ArrayDeque<>();

  /** An element that is open, with the cells found in it so far. */
  private static final class Open {
    private final String name;
    private final Map<String, String> cells = new LinkedHashMap<>();
    private final StringBuilder text = new StringBuilder();
    private boolean hasChildren;
    private String problem;

    private Open(String name) {
      this.name = name;
    }

    private void put(String cell, String value) {
      if (cells.containsKey(cell)) {
        problem = "'%s' occurs twice in it".formatted(cell);
      }
      cells.put(cell, value);
    }
  }

  /** Shows every byte to the counter. */
  private static final class CountedStream extends BulkReadStream {
    private final ElementCounter counter;

    private CountedStream(InputStream in, ElementCounter counter) {
      super(in);
      this.counter = counter;
    }

    /** The parser must not close what is read on for its hash. */
    @Override
    public void close() {}

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
      int count = super.read(target, offset, length);
      counter.add(target, offset, Math.max(count, 0));
      return count;
    }
  }

  XmlRecords(FileTask task, LandedContent content) {
    this.task = task;
    this.cells = new NamedCells(task);
    this.encoding = encoding(task, content.head());
    Reader text =
        new InputStreamReader(
            new CountedStream(content.stream(), counter), RecordFile.strict(encoding));
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setProperty(XMLInputFactory.IS_COALESCING, false);
    try {
      this.document = factory.createXMLStreamReader(text);
    } catch (XMLStreamException broken) {
      throw malformed(broken);
    }
  }

  /** The encoding that the document states; without one, that of the delivery. */
  private static Charset encoding(FileTask task, byte[] head) {
    Matcher stated = ENCODING.matcher(new String(head, StandardCharsets.ISO_8859_1));
    String name = stated.find() ? stated.group(1) : task.encoding();
    try {
      return Charset.forName(name);
    } catch (IllegalCharsetNameException | UnsupportedCharsetException unknown) {
      throw new RefusedFileException(
          Reason.FILE_ENCODING,
          "%s states the encoding '%s', which is not known".formatted(task.fileName(), name));
    }
  }

  @Override
  public boolean hasNext() {
    if (next == null && !isDone) {
      next = advance();
      if (next == null) {
        isDone = true;
        if (recordName == null) {
          throw new RefusedFileException(
              Reason.HEADER_UNKNOWN,
              "%s has no element with a cell of source %s: name the elements like the columns, or map them under 'headers' in delivery.yml"
                  .formatted(task.fileName(), task.source()));
        }
        cells.requireComplete();
      }
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

  private LandedRecord advance() {
    try {
      while (document.hasNext()) {
        switch (document.next()) {
          case XMLStreamReader.DTD, XMLStreamReader.ENTITY_REFERENCE ->
              throw new RefusedFileException(
                  Reason.FILE_MALFORMED,
                  "%s contains a document type definition or an entity of its own; send it without"
                      .formatted(task.fileName()));
          case XMLStreamReader.START_ELEMENT -> begin();
          case XMLStreamReader.CHARACTERS, XMLStreamReader.CDATA, XMLStreamReader.SPACE -> text();
          case XMLStreamReader.END_ELEMENT -> {
            LandedRecord record = end();
            if (record != null) {
              return record;
            }
          }
          default -> {}
        }
      }
      return null;
    } catch (XMLStreamException broken) {
      throw malformed(broken);
    }
  }

  private void begin() {
    if (open.size() >= DEEPEST) {
      throw new RefusedFileException(
          Reason.FILE_MALFORMED,
          "%s has elements in more than %d others, which no record has"
              .formatted(task.fileName(), DEEPEST));
    }
    if (!open.isEmpty()) {
      open.peek().hasChildren = true;
    }
    Open begun = new Open(document.getLocalName());
    for (int i = 0; i < document.getAttributeCount(); i++) {
      if (document.getAttributeNamespace(i) == null
          || document.getAttributeNamespace(i).isEmpty()) {
        begun.put(document.getAttributeLocalName(i), document.getAttributeValue(i));
      }
    }
    open.push(begun);
  }

  private void text() {
    if (!open.isEmpty()) {
      StringBuilder text = open.peek().text;
      text.append(document.getTextCharacters(), document.getTextStart(), document.getTextLength());
      if (text.length() > LONGEST_TEXT) {
        throw new RefusedFileException(
            Reason.FILE_LINE_TOO_LONG,
            "%s has a cell with more than %,d characters, which no record has"
                .formatted(task.fileName(), LONGEST_TEXT));
      }
    }
  }

  /** Ends an element; returns its record when it is one. */
  private LandedRecord end() {
    Open ended = open.pop();
    if (isRecord(ended)) {
      number++;
      return ended.problem == null
          ? cells.record(number, ended.cells, ended.cells.toString())
          : LandedRecord.bad(
              number,
              Reason.RAGGED_ROW,
              "the record cannot be read, because %s".formatted(ended.problem),
              ended.cells.toString());
    }
    requireNoCells(ended);
    if (!open.isEmpty()) {
      addTo(open.peek(), ended);
    }
    return null;
  }

  /**
   * Refuses cells outside of the records: they would be lost without a word.
   *
   * @throws RefusedFileException when an element that is no record has a known cell
   */
  private void requireNoCells(Open ended) {
    if (recordName != null && ended.hasChildren && hasKnownCell(ended)) {
      throw new RefusedFileException(
          Reason.FILE_MALFORMED,
          "%s has cells in the elements '%s' and '%s'; only one kind of element can be the record: rename the cells of the other, or send two files"
              .formatted(task.fileName(), recordName, ended.name));
    }
  }

  /** Adds a cell to the element around it, or what makes that unreadable should it be a record. */
  private static void addTo(Open around, Open ended) {
    if (ended.hasChildren) {
      around.problem = "its element '%s' has further elements".formatted(ended.name);
    } else if (!ended.cells.isEmpty()) {
      around.problem = "its element '%s' has attributes".formatted(ended.name);
    } else {
      around.put(ended.name, ended.text.toString());
    }
  }

  private boolean hasKnownCell(Open ended) {
    return ended.cells.keySet().stream()
        .anyMatch(name -> task.columnOf(name) != null || task.isPart(name));
  }

  private boolean isRecord(Open ended) {
    if (recordName != null) {
      return ended.name.equals(recordName);
    }
    if (hasKnownCell(ended) && (ended.hasChildren || ended.text.toString().isBlank())) {
      recordName = ended.name;
    }
    return recordName != null;
  }

  private RuntimeException malformed(XMLStreamException broken) {
    if (broken.getNestedException() instanceof IOException storage) {
      return new UncheckedIOException(storage);
    }
    return new RefusedFileException(
        Reason.FILE_MALFORMED,
        "%s is not well-formed near line %d; send it again"
            .formatted(
                task.fileName(),
                broken.getLocation() == null ? 1 : broken.getLocation().getLineNumber()));
  }

  @Override
  public Map<String, String> units() {
    return cells.units();
  }

  @Override
  public long lines() {
    return recordName == null ? 0 : counter.count(recordName.getBytes(encoding));
  }
}

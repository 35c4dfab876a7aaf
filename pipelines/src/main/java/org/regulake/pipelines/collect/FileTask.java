package org.regulake.pipelines.collect;

import java.io.Serializable;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.regulake.pipelines.delivery.MessageKind;
import org.regulake.pipelines.source.CellType;
import org.regulake.pipelines.source.Party;
import org.regulake.pipelines.source.Source;

/**
 * Everything that an executor needs to read one file.
 *
 * @param uri its location
 * @param columns landed columns of the source, in bronze order
 * @param sheet sheet of a workbook; null for the only visible one with rows
 * @param columnByHeader known header → landed column
 * @param known the same headers in any spelling, and those that the source does not use
 * @param joins columns that are joined from several headers
 * @param ignoredHeaders headers that are deliberately not used
 * @param describedHeaders all headers that the delivery's description names
 * @param requiredColumns landed columns without which the header is refused
 * @param freeTextColumns landed columns whose text may contain line breaks
 * @param codeColumns landed columns with codes of the subject: at least one is required
 * @param codes landed columns with codes of enterprises or numbers of persons
 * @param personNumberColumns landed columns whose values are hashed immediately
 * @param isDeclaredEmpty whether the manifest states that the file has no rows
 * @param expectedSha256 hash computed by the inspection; null during the inspection
 */
record FileTask(
    String source,
    String deliveryId,
    String fileName,
    String uri,
    String messageKind,
    long sequence,
    LocalDate eventDate,
    Instant receivedAt,
    String identifierScheme,
    String scope,
    String encoding,
    char delimiter,
    String sheet,
    List<String> columns,
    Map<String, String> columnByHeader,
    KnownHeaders known,
    List<Join> joins,
    Set<String> ignoredHeaders,
    Set<String> describedHeaders,
    Set<String> requiredColumns,
    Set<String> freeTextColumns,
    Set<String> codeColumns,
    Set<String> codes,
    Set<String> personNumberColumns,
    Map<String, String> constants,
    CellNormalizer normalizer,
    boolean isDeclaredEmpty,
    String expectedSha256)
    implements Serializable {

  /**
   * Creates the task to read a file.
   *
   * @param report result of its inspection; null during the inspection
   */
  static FileTask of(Delivery delivery, LandedFile file, Inspection.Report report) {
    Source source = delivery.source();
    DeliveryDescription description = delivery.description();
    Map<String, String> columnByHeader = new LinkedHashMap<>(source.columnByHeader());
    description.headers().forEach((foreign, column) -> columnByHeader.put(foreign, column));
    Set<String> required =
        new LinkedHashSet<>(
            delivery.kind() == MessageKind.DELETION ? source.keyNames() : source.requiredNames());
    required.removeAll(description.constants().keySet());
    return new FileTask(
        source.name(),
        delivery.id(),
        file.name(),
        file.uri(),
        delivery.kind().code(),
        delivery.sequence(),
        delivery.eventDate(),
        delivery.receivedAt(),
        description.identifierScheme(),
        delivery.scope(),
        description.encoding(),
        description.delimiter().charAt(0),
        description.sheet(),
        source.landedNames(),
        columnByHeader,
        new KnownHeaders(columnByHeader, source.ignoredHeaders()),
        Join.of(source, description),
        new LinkedHashSet<>(description.ignore()),
        describedHeaders(description),
        required,
        source.freeText(),
        source.subject().map(Party::codeColumns).map(Set::copyOf).orElse(Set.of()),
        codes(source),
        source.personNumberColumns(),
        description.constants(),
        CellNormalizer.of(source, description).with(report == null ? Map.of() : report.units()),
        isDeclaredEmpty(delivery, file),
        report == null ? null : report.sha256());
  }

  private static Set<String> codes(Source source) {
    Set<String> codes = new LinkedHashSet<>(source.personNumberColumns());
    source.columns().stream()
        .filter(column -> column.type() == CellType.CODE)
        .forEach(column -> codes.add(column.name()));
    return codes;
  }

  private static boolean isDeclaredEmpty(Delivery delivery, LandedFile file) {
    Manifest.File listed = delivery.listedFiles().get(file.name());
    return listed != null && listed.rows() != null && listed.rows() == 0;
  }

  private static Set<String> describedHeaders(DeliveryDescription description) {
    Set<String> described = new LinkedHashSet<>(description.headers().keySet());
    described.addAll(description.ignore());
    description.join().values().forEach(joined -> described.addAll(joined.of()));
    return described;
  }

  /** Whether a header is deliberately not used. */
  boolean isIgnored(String header) {
    return ignoredHeaders.contains(header)
        || !columnByHeader.containsKey(header) && known.isIgnored(header);
  }

  /** The unit that a header states for the bare numbers of its column; empty for most. */
  Optional<String> unitOf(String header) {
    return known.find(header).map(KnownHeaders.KnownHeader::unit);
  }

  /** Whether a header is a part of a column that is joined. */
  boolean isPart(String header) {
    return joins.stream().anyMatch(join -> join.headers().contains(header));
  }

  /** The join of a column, if there is one. */
  Optional<Join> join(String column) {
    return joins.isEmpty()
        ? Optional.empty()
        : joins.stream().filter(join -> join.column().equals(column)).findFirst();
  }

  /** The column that a header denotes by itself; null when it is only a part of one or unknown. */
  String columnOf(String header) {
    String column =
        columnByHeader.containsKey(header)
            ? columnByHeader.get(header)
            : known.find(header).map(KnownHeaders.KnownHeader::column).orElse(null);
    return join(column).filter(join -> join.headers().contains(header)).isPresent() ? null : column;
  }

  /** Whether the file is a zip archive by its name, as workbooks are. */
  boolean isArchive() {
    return fileName.matches("(?i).*\\.(zip|xlsx)");
  }

  boolean isGzip() {
    return fileName.toLowerCase(Locale.ROOT).endsWith(".gz");
  }
}

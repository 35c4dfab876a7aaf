package org.regulake.pipelines.collect;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.Path;
import org.regulake.models.rule.Names;
import org.regulake.models.rule.RuleFiles;
import org.regulake.pipelines.collect.LandingStorage.Entry;
import org.regulake.pipelines.collect.LandingStorage.Kind;
import org.regulake.pipelines.delivery.MessageKind;
import org.regulake.pipelines.source.Reason;
import org.regulake.pipelines.source.Source;
import org.regulake.pipelines.source.Sources;

/**
 * The landing folder: {@code <source>/<delivery>/} with files, an optional {@code manifest.json}
 * and an optional {@code delivery.yml}.
 */
final class Landing {

  private static final String MANIFEST = "manifest.json";
  private static final String DESCRIPTION = "delivery.yml";
  private static final ZoneId BEIJING = ZoneId.of("Asia/Shanghai");
  private static final Pattern LEADING_DATE = Pattern.compile("(\\d{4}-\\d{2}-\\d{2})(?:[-_].*)?");
  private static final JsonMapper JSON =
      JsonMapper.builder()
          .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
          .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .build();

  private static final List<String> TEMPORARY_ENDINGS =
      List.of("~", ".bak", ".part", ".filepart", ".crdownload", ".swp", ".tmp", ".temp");
  private static final LocalDate EARLIEST = LocalDate.of(1900, 1, 1);
  private static final long LONGEST_DESCRIPTION = 4_000_000;

  /** Source, delivery, file. */
  private static final int DEPTH_OF_FILES = 2;

  /**
   * What is there.
   *
   * @param deliveries deliveries that can be inspected, in the order in which they became known
   * @param refusals files and folders that cannot, and what is left of deliveries that cannot
   * @param ignored what is left out because of its name
   * @param misdescribed deliveries that are refused for what their manifest or description says →
   *     the files that lie there
   */
  record Found(
      List<Delivery> deliveries,
      List<Refusal> refusals,
      List<Refusal> ignored,
      Map<String, List<LandedFile>> misdescribed) {}

  private final Configuration configuration;
  private final Path location;
  private final Instant now;
  private final List<Delivery> deliveries = new ArrayList<>();
  private final List<Refusal> refusals = new ArrayList<>();
  private final List<Refusal> ignored = new ArrayList<>();
  private final Map<String, List<LandedFile>> misdescribed = new TreeMap<>();

  /** A landing folder as a run sees it whose present is {@code now}. */
  Landing(Configuration configuration, String location, Instant now) {
    this.configuration = configuration;
    this.location = new Path(location);
    this.now = now;
  }

  /** Bytes of all files of deliveries. */
  static long bytes(Configuration configuration, String location) {
    return sizes(configuration, location).values().stream().mapToLong(Long::longValue).sum();
  }

  /**
   * Paths below the landing folder of all files of deliveries that are not hidden, with their
   * sizes.
   */
  static Map<String, Long> sizes(Configuration configuration, String location) {
    Path root = new Path(location);
    Map<String, Long> sizes = new TreeMap<>();
    try {
      LandingStorage storage = new LandingStorage(configuration, root);
      if (storage.exists()) {
        addSizes(storage, storage.root(), "", DEPTH_OF_FILES, sizes);
      }
    } catch (IOException cause) {
      throw new UncheckedIOException("cannot list the landing folder " + root, cause);
    }
    return sizes;
  }

  /** Looks no deeper than deliveries have files, for links may lead in circles. */
  private static void addSizes(
      LandingStorage storage, Path folder, String prefix, int depth, Map<String, Long> sizes) {
    try {
      for (Entry entry : storage.list(folder)) {
        if (entry.kind() == Kind.FILE && !entry.name().startsWith(".")) {
          sizes.put(prefix + entry.name(), entry.bytes());
        } else if (entry.kind() == Kind.FOLDER
            && depth > 0
            && !(prefix.isEmpty() && entry.name().equals(Decisions.FOLDER))) {
          addSizes(storage, entry.path(), prefix + entry.name() + "/", depth - 1, sizes);
        }
      }
    } catch (IOException closed) {
      // What cannot be listed is refused when it is looked at.
      return;
    }
  }

  Found find() {
    try {
      LandingStorage storage = new LandingStorage(configuration, location);
      if (!storage.exists()) {
        throw new IllegalArgumentException(
            "the landing folder %s does not exist; name one with --landing, or make sample data with './regulake generate'"
                .formatted(location));
      }
      for (Entry entry : visible(storage.list(storage.root()))) {
        String name = entry.name();
        if (!name.equals(Decisions.FOLDER) && isFolder(entry, "", "")) {
          Optional<Source> source = Sources.named(name);
          if (source.isPresent()) {
            findDeliveries(storage, source.get(), entry.path());
          } else {
            refusals.add(
                Refusal.ofDelivery(
                    name + "/",
                    name,
                    Reason.SOURCE_UNKNOWN,
                    "the landing folder '%s' is no source; %s; all: %s"
                        .formatted(name, Names.hint(name, Sources.names()), Sources.names())));
          }
        }
      }
    } catch (IOException cause) {
      throw new UncheckedIOException("cannot list the landing folder " + location, cause);
    }
    deliveries.sort(
        Comparator.comparing(Delivery::receivedAt)
            .thenComparing(Delivery::sequence)
            .thenComparing(Delivery::id));
    return new Found(deliveries, refusals, ignored, misdescribed);
  }

  /** Files that are still being written have such names; they are passed over in silence. */
  private static List<Entry> visible(List<Entry> entries) {
    return entries.stream().filter(entry -> !entry.name().startsWith(".")).toList();
  }

  private void findDeliveries(LandingStorage storage, Source source, Path folder)
      throws IOException {
    guarded(
        storage,
        source,
        source.name() + "/",
        () -> {
          for (Entry entry : visible(storage.list(folder))) {
            if (isFolder(entry, source.name(), source.name())) {
              String id = source.name() + "/" + entry.name();
              guarded(storage, source, id, () -> findDelivery(storage, source, entry.path()));
            }
          }
        });
  }

  private interface Look {
    void run() throws IOException;
  }

  /**
   * Looks at a part of the landing folder; what goes wrong with it refuses that part, unless the
   * storage itself is out of reach.
   */
  private void guarded(LandingStorage storage, Source source, String id, Look look)
      throws IOException {
    try {
      look.run();
    } catch (RefusedFileException refused) {
      refusals.add(Refusal.ofDelivery(id, source.name(), refused.reason(), refused.getMessage()));
    } catch (IllegalArgumentException problem) {
      refusals.add(
          Refusal.ofDelivery(id, source.name(), Reason.DELIVERY_UNREADABLE, problem.getMessage()));
    } catch (IOException | RuntimeException failure) {
      storage.list(storage.root());
      refusals.add(
          Refusal.ofDelivery(
              id,
              source.name(),
              Reason.DELIVERY_UNREADABLE,
              "%s cannot be looked at (%s); see to its files and to who may read them"
                  .formatted(id, failure)));
    }
  }

  /**
   * Whether something is a folder to look into; everything else where only folders belong is named.
   */
  private boolean isFolder(Entry entry, String deliveryId, String source) {
    if (isTemporary(entry.name())) {
      ignored.add(ignored(entry, deliveryId, source));
    } else if (entry.kind() == Kind.FILE) {
      refusals.add(
          new Refusal(
              deliveryId,
              source,
              entry.name(),
              Reason.FILE_LOOSE,
              "'%s' lies outside of any delivery; put it into a folder <source>/<delivery>/, as in penalty/2025-01-31-full/"
                  .formatted(entry.name())));
    } else if (entry.kind() != Kind.FOLDER) {
      refusals.add(unusable(entry, deliveryId, source));
    } else {
      return true;
    }
    return false;
  }

  private static boolean isTemporary(String name) {
    String small = name.toLowerCase(Locale.ROOT);
    return name.startsWith("_")
        || name.startsWith("~$")
        || TEMPORARY_ENDINGS.stream().anyMatch(small::endsWith);
  }

  private static Refusal ignored(Entry entry, String deliveryId, String source) {
    return new Refusal(
        deliveryId,
        source,
        entry.name(),
        Reason.FILE_TEMPORARY,
        "'%s' is named like a copy, a part or a mark of another program; rename it if it is to be read, or remove it"
            .formatted(entry.name()));
  }

  private static Refusal unusable(Entry entry, String deliveryId, String source) {
    return switch (entry.kind()) {
      case FOLDER ->
          new Refusal(
              deliveryId,
              source,
              entry.name(),
              Reason.FILE_IN_FOLDER,
              "'%s' is a folder, and files are read only where they lie in the delivery itself; move them up, or make it a delivery of its own"
                  .formatted(entry.name()));
      case DEAD_LINK ->
          new Refusal(
              deliveryId,
              source,
              entry.name(),
              Reason.FILE_NOT_PLAIN,
              "'%s' is a link that leads nowhere; put the file itself there, or remove the link"
                  .formatted(entry.name()));
      case DEVICE ->
          new Refusal(
              deliveryId,
              source,
              entry.name(),
              Reason.FILE_NOT_PLAIN,
              "'%s' is a pipe, a socket or a device, which are never opened; put a plain file there"
                  .formatted(entry.name()));
      case UNNAMEABLE ->
          new Refusal(
              deliveryId,
              source,
              entry.name(),
              Reason.FILE_NAME_UNUSABLE,
              "the name '%s' holds a colon, or letters that this system cannot write; rename it"
                  .formatted(entry.name()));
      case FILE ->
          throw new IllegalArgumentException("'%s' is a plain file".formatted(entry.name()));
    };
  }

  private void findDelivery(LandingStorage storage, Source source, Path folder) throws IOException {
    List<Entry> entries = visible(storage.list(folder));
    try {
      findDelivery(storage, source, folder, entries);
    } catch (RefusedFileException | IllegalArgumentException refused) {
      misdescribed.put(
          source.name() + "/" + folder.getName(),
          entries.stream()
              .filter(entry -> entry.kind() == Kind.FILE && !isDescription(entry))
              .map(Landing::file)
              .toList());
      throw refused;
    }
  }

  private void findDelivery(LandingStorage storage, Source source, Path folder, List<Entry> entries)
      throws IOException {
    Optional<Manifest> manifest = manifest(storage, entries);
    DeliveryDescription description = description(storage, entries);
    description.check(source);
    manifest
        .map(Manifest::source)
        .filter(stated -> !stated.equals(source.name()))
        .ifPresent(
            stated -> {
              throw new IllegalArgumentException(
                  "%s says source '%s', but it lies in the folder of source '%s'; move it or mend it"
                      .formatted(MANIFEST, stated, source.name()));
            });
    String name = folder.getName();
    String eventTime =
        manifest
            .map(Manifest::eventTime)
            .or(() -> Optional.ofNullable(description.eventTime()))
            .or(() -> leadingDate(name))
            .orElseThrow(() -> noTime(name, "event_time"));
    String receivedAt =
        manifest
            .map(Manifest::receivedAt)
            .or(() -> Optional.ofNullable(description.receivedAt()))
            .or(() -> leadingDate(name))
            .orElseThrow(() -> noTime(name, "received_at"));
    LocalDate eventDate = day(moment(eventTime, "event_time"));
    Instant received = moment(receivedAt, "received_at");
    requireInTime(eventDate, received, eventTime, receivedAt);
    MessageKind kind =
        manifest
            .map(Manifest::kind)
            .or(() -> Optional.ofNullable(description.kind()))
            .orElse(MessageKind.INCREMENTAL);
    long sequence =
        manifest
            .map(Manifest::sequence)
            .or(() -> Optional.ofNullable(description.sequence()))
            .orElse(0L);
    String scope =
        Stream.of(
                manifest.map(Manifest::scope).orElse(null),
                description.scope(),
                manifest.map(Manifest::sender).orElse(null),
                description.sender())
            .filter(Objects::nonNull)
            .findFirst()
            .orElse("");
    Map<String, Manifest.File> listed = new LinkedHashMap<>();
    manifest.map(Manifest::files).orElse(List.of()).forEach(file -> listed.put(file.name(), file));
    String id = source.name() + "/" + name;
    List<LandedFile> files = files(entries, id, source.name());
    if (files.isEmpty() && listed.isEmpty()) {
      refusals.add(
          Refusal.ofDelivery(
              id,
              source.name(),
              Reason.DELIVERY_EMPTY,
              "%s holds no file to read; land its files, or remove the folder".formatted(id)));
      return;
    }
    deliveries.add(
        new Delivery(
            source, name, kind, sequence, eventDate, received, description, scope, listed, files));
  }

  /** The files to read; everything else in the folder is named. */
  private List<LandedFile> files(List<Entry> entries, String deliveryId, String source) {
    List<LandedFile> files = new ArrayList<>();
    for (Entry entry : entries) {
      if (isDescription(entry)) {
        continue;
      }
      if (isTemporary(entry.name())) {
        ignored.add(ignored(entry, deliveryId, source));
      } else if (entry.kind() == Kind.FILE) {
        files.add(file(entry));
      } else {
        refusals.add(unusable(entry, deliveryId, source));
      }
    }
    return files;
  }

  private static boolean isDescription(Entry entry) {
    return entry.name().equals(MANIFEST) || entry.name().equals(DESCRIPTION);
  }

  private static LandedFile file(Entry entry) {
    return new LandedFile(entry.name(), entry.path().toString(), entry.bytes(), entry.modifiedAt());
  }

  /**
   * The messages tell the stated times only: with the run's own time they would be other ones in
   * every run.
   */
  private void requireInTime(
      LocalDate eventDate, Instant received, String eventTime, String receivedAt) {
    if (eventDate.isBefore(EARLIEST)) {
      throw new IllegalArgumentException(
          "event_time '%s' lies before %s, when nothing was delivered; write the right day"
              .formatted(eventTime, EARLIEST));
    }
    if (eventDate.isAfter(day(now)) || received.isAfter(now)) {
      throw new RefusedFileException(
          Reason.DELIVERY_IN_FUTURE,
          ("event_time '%s' or received_at '%s' lies after the time of the run; write the right"
                  + " times, or wait: a run after them takes it (--now says what time it is)")
              .formatted(eventTime, receivedAt));
    }
    if (eventDate.isAfter(day(received))) {
      throw new RefusedFileException(
          Reason.EVENT_AFTER_RECEIPT,
          "event_time '%s' lies after received_at '%s': what had not yet come to be cannot have been received; write the right times"
              .formatted(eventTime, receivedAt));
    }
  }

  /** The day of a moment where deliveries come from. */
  static LocalDate day(Instant moment) {
    return moment.atZone(BEIJING).toLocalDate();
  }

  /** Whether a file is still as it was listed; the storage is asked anew. */
  static boolean isStill(Configuration configuration, LandedFile file) {
    Path path = new Path(file.uri());
    try {
      FileStatus now = path.getFileSystem(configuration).getFileStatus(path);
      // Object stores tell the time of a file to the millisecond in a list, and to the second when
      // they are asked for it alone.
      return now.getLen() == file.bytes()
          && toSecond(now.getModificationTime()) == toSecond(file.modifiedAt());
    } catch (FileNotFoundException gone) {
      return false;
    } catch (IOException cause) {
      throw new UncheckedIOException("cannot look at " + path, cause);
    }
  }

  private static long toSecond(long millis) {
    return Math.floorDiv(millis, 1_000L);
  }

  private static IllegalArgumentException noTime(String folder, String key) {
    return new IllegalArgumentException(
        ("nobody says when delivery '%s' was received: begin the folder's name with a date"
                + " (2025-01-31-full), or give %s in %s or %s")
            .formatted(folder, key, MANIFEST, DESCRIPTION));
  }

  private static Optional<String> leadingDate(String folder) {
    Matcher matcher = LEADING_DATE.matcher(folder);
    return matcher.matches() ? Optional.of(matcher.group(1)) : Optional.empty();
  }

  private static Instant moment(String text, String key) {
    try {
      if (text.length() == "2025-01-31".length()) {
        return LocalDate.parse(text).atStartOfDay(BEIJING).toInstant();
      }
      return text.matches(".*(Z|[+-]\\d{2}:?\\d{2})$")
          ? OffsetDateTime.parse(text).toInstant()
          : LocalDateTime.parse(text.replace(' ', 'T')).atZone(BEIJING).toInstant();
    } catch (DateTimeException cause) {
      throw new IllegalArgumentException(
          "%s '%s' is not a time; write 2025-01-31 or 2025-02-05T09:00:00+08:00"
              .formatted(key, text),
          cause);
    }
  }

  private static Optional<Manifest> manifest(LandingStorage storage, List<Entry> entries)
      throws IOException {
    Optional<Entry> file = plain(entries, MANIFEST);
    if (file.isEmpty()) {
      return Optional.empty();
    }
    try (InputStream in = storage.open(file.get().path())) {
      Manifest manifest = JSON.readValue(in.readAllBytes(), Manifest.class);
      if (manifest == null) {
        throw new IllegalArgumentException(
            "%s says null; write an object, as in {\"sequence\": 3, \"kind\": \"full\", \"event_time\": \"2025-01-31\"}, or remove it"
                .formatted(MANIFEST));
      }
      return Optional.of(manifest);
    } catch (JacksonException cause) {
      throw new IllegalArgumentException(
          "%s cannot be read: %s".formatted(MANIFEST, JsonFault.message(cause)), cause);
    }
  }

  private static DeliveryDescription description(LandingStorage storage, List<Entry> entries)
      throws IOException {
    Optional<Entry> file = plain(entries, DESCRIPTION);
    if (file.isEmpty()) {
      return DeliveryDescription.NONE;
    }
    try (InputStream in = storage.open(file.get().path())) {
      return RuleFiles.read(in, DESCRIPTION, DeliveryDescription.class);
    }
  }

  /**
   * A file beside the data, if it is there: a plain one, and no longer than one that a person or a
   * program wrote for this purpose.
   */
  private static Optional<Entry> plain(List<Entry> entries, String name) {
    Optional<Entry> entry = entries.stream().filter(one -> one.name().equals(name)).findFirst();
    entry
        .filter(one -> one.kind() != Kind.FILE)
        .ifPresent(
            one -> {
              throw new IllegalArgumentException(
                  "%s is no plain file; put one there, or remove it".formatted(name));
            });
    entry
        .filter(one -> one.bytes() > LONGEST_DESCRIPTION)
        .ifPresent(
            one -> {
              throw new IllegalArgumentException(
                  "%s has %,d bytes, and no more than %,d are read; is it something else?"
                      .formatted(name, one.bytes(), LONGEST_DESCRIPTION));
            });
    return entry;
  }
}

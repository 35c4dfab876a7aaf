package org.regulake.pipelines.collect;

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
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.regulake.models.rule.Names;
import org.regulake.models.rule.RuleFiles;
import org.regulake.pipelines.source.Reason;
import org.regulake.pipelines.source.Source;
import org.regulake.pipelines.source.Sources;

/** The landing folder: {@code <source>/<delivery>/} with files, an optional {@code manifest.json} and an optional {@code delivery.yml}. */
final class Landing {

  private static final String MANIFEST = "manifest.json";
  private static final String DESCRIPTION = "delivery.yml";
  private static final ZoneId BEIJING = ZoneId.of("Asia/Shanghai");
  private static final Pattern LEADING_DATE = Pattern.compile("(\\d{4}-\\d{2}-\\d{2})(?:[-_].*)?");
  private static final JsonMapper JSON = JsonMapper.builder()
      .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
      .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
      .build();

  /** What is there: deliveries that can be inspected, in the order in which they became known, and folders that cannot. */
  record Found(List<Delivery> deliveries, List<Refusal> refusals) {}

  private final Configuration configuration;
  private final Path root;

  Landing(Configuration configuration, String location) {
    this.configuration = configuration;
    this.root = new Path(location);
  }

  /** Bytes of all files below the landing folder. */
  static long bytes(Configuration configuration, String location) {
    Path root = new Path(location);
    try {
      FileSystem storage = root.getFileSystem(configuration);
      return storage.exists(root) ? storage.getContentSummary(root).getLength() : 0;
    } catch (IOException cause) {
      throw new UncheckedIOException("cannot list the landing folder " + root, cause);
    }
  }

  Found find() {
    List<Delivery> deliveries = new ArrayList<>();
    List<Refusal> refusals = new ArrayList<>();
    try {
      FileSystem storage = root.getFileSystem(configuration);
      if (!storage.exists(root)) {
        throw new IllegalArgumentException(
            "the landing folder %s does not exist; name one with --landing, or make sample data with './regulake generate'".formatted(root));
      }
      for (FileStatus sourceFolder : folders(storage, root)) {
        String name = sourceFolder.getPath().getName();
        if (name.equals(Decisions.FOLDER)) {
          continue;
        }
        Optional<Source> source = Sources.named(name);
        if (source.isEmpty()) {
          refusals.add(Refusal.ofDelivery(name + "/", name, Reason.SOURCE_UNKNOWN,
              "the landing folder '%s' is no source; %s; all: %s".formatted(name, Names.hint(name, Sources.names()), Sources.names())));
          continue;
        }
        for (FileStatus folder : folders(storage, sourceFolder.getPath())) {
          try {
            deliveries.add(delivery(storage, source.get(), folder.getPath()));
          } catch (IllegalArgumentException problem) {
            String id = name + "/" + folder.getPath().getName();
            refusals.add(Refusal.ofDelivery(id, name, Reason.DELIVERY_UNREADABLE, problem.getMessage()));
          }
        }
      }
    } catch (IOException cause) {
      throw new UncheckedIOException("cannot list the landing folder " + root, cause);
    }
    deliveries.sort(Comparator.comparing(Delivery::receivedAt).thenComparing(Delivery::sequence).thenComparing(Delivery::id));
    return new Found(deliveries, refusals);
  }

  private static List<FileStatus> folders(FileSystem storage, Path parent) throws IOException {
    return Arrays.stream(storage.listStatus(parent))
        .filter(FileStatus::isDirectory)
        .filter(status -> !status.getPath().getName().startsWith(".") && !status.getPath().getName().startsWith("_"))
        .sorted(Comparator.comparing(status -> status.getPath().getName()))
        .toList();
  }

  private Delivery delivery(FileSystem storage, Source source, Path folder) throws IOException {
    Optional<Manifest> manifest = manifest(storage, new Path(folder, MANIFEST));
    DeliveryDescription description = description(storage, new Path(folder, DESCRIPTION));
    manifest.map(Manifest::source).filter(stated -> !stated.equals(source.name())).ifPresent(stated -> {
      throw new IllegalArgumentException(
          "%s says source '%s', but it lies in the folder of source '%s'; move it or mend it".formatted(MANIFEST, stated, source.name()));
    });
    List<LandedFile> files = new ArrayList<>();
    for (FileStatus status : storage.listStatus(folder)) {
      String name = status.getPath().getName();
      if (status.isFile() && !name.startsWith(".") && !name.startsWith("_") && !name.equals(MANIFEST) && !name.equals(DESCRIPTION)) {
        files.add(new LandedFile(name, status.getPath().toString(), status.getLen(), status.getModificationTime()));
      }
    }
    files.sort(Comparator.comparing(LandedFile::name));
    String name = folder.getName();
    String eventTime = manifest.map(Manifest::eventTime).or(() -> Optional.ofNullable(description.eventTime()))
        .or(() -> leadingDate(name)).orElseThrow(() -> noTime(name, "event_time"));
    String receivedAt = manifest.map(Manifest::receivedAt).or(() -> Optional.ofNullable(description.receivedAt()))
        .or(() -> leadingDate(name)).orElseThrow(() -> noTime(name, "received_at"));
    MessageKind kind = manifest.map(Manifest::kind).or(() -> Optional.ofNullable(description.kind())).orElse(MessageKind.INCREMENTAL);
    long sequence = manifest.map(Manifest::sequence).or(() -> Optional.ofNullable(description.sequence())).orElse(0L);
    return new Delivery(source, name, kind, sequence, moment(eventTime, "event_time").atZone(BEIJING).toLocalDate(),
        moment(receivedAt, "received_at"), description, manifest, files);
  }

  /** Whether a file is still as it was listed; the storage is asked anew. */
  static boolean isStill(Configuration configuration, LandedFile file) {
    Path path = new Path(file.uri());
    try {
      FileStatus now = path.getFileSystem(configuration).getFileStatus(path);
      // Object stores tell the time of a file to the millisecond in a list, and to the second when they are asked for it alone.
      return now.getLen() == file.bytes() && toSecond(now.getModificationTime()) == toSecond(file.modifiedAt());
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
        ("nobody says when delivery '%s' was received: begin the folder's name with a date (2025-01-31-full), or give %s in %s or %s")
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
      throw new IllegalArgumentException("%s '%s' is not a time; write 2025-01-31 or 2025-02-05T09:00:00+08:00".formatted(key, text), cause);
    }
  }

  private static Optional<Manifest> manifest(FileSystem storage, Path file) throws IOException {
    if (!storage.exists(file)) {
      return Optional.empty();
    }
    try (InputStream in = storage.open(file)) {
      return Optional.of(JSON.readValue(in, Manifest.class));
    } catch (com.fasterxml.jackson.core.JacksonException cause) {
      throw new IllegalArgumentException("%s cannot be read: %s".formatted(MANIFEST, cause.getOriginalMessage()), cause);
    }
  }

  private static DeliveryDescription description(FileSystem storage, Path file) throws IOException {
    if (!storage.exists(file)) {
      return DeliveryDescription.NONE;
    }
    try (InputStream in = storage.open(file)) {
      return RuleFiles.read(in, DESCRIPTION, DeliveryDescription.class);
    }
  }
}

package org.regulake.pipelines.collect;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.regulake.models.text.LocalMoment;
import org.regulake.pipelines.source.Reason;

/**
 * The decisions in a landing folder: {@code decision/<id>/decision.json}. They are stored with the
 * deliveries that they concern, so a lake rebuilt from the same landing folder has the same
 * contents.
 */
public final class Decisions {

  /** Folder of the decisions in the landing folder, next to the folders of the sources. */
  static final String FOLDER = "decision";

  /** Verdicts on two codes. */
  public static final String SAME = "same";

  public static final String DIFFERENT = "different";

  private static final String FILE = "decision.json";
  private static final long LARGEST_FILE_BYTES = 64 << 10;
  private static final DateTimeFormatter MOMENT =
      DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);
  private static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private final Path root;
  private final Configuration configuration;

  public Decisions(Configuration configuration, String landing) {
    this.configuration = configuration;
    this.root = new Path(landing, FOLDER);
  }

  /**
   * The decisions, and the refusals of those that cannot be read.
   *
   * @param withdrawn delivery → the first decision that withdraws it
   * @param accepted accepted falls of published tables, in chronological order
   * @param identities whether codes name the same enterprise, in chronological order
   */
  record Found(
      Map<String, Decision.Withdrawal> withdrawn,
      List<Decision.FallAcceptance> accepted,
      List<Decision.Identity> identities,
      List<Refusal> refusals) {}

  /** Reads all decisions made by a moment. */
  Found find(Instant now) {
    List<Decision> decisions = new ArrayList<>();
    List<Refusal> refusals = new ArrayList<>();
    try {
      FileSystem storage = root.getFileSystem(configuration);
      if (storage.exists(root)) {
        for (FileStatus folder : storage.listStatus(root)) {
          String id = folder.getPath().getName();
          if (!folder.isDirectory() || id.startsWith(".") || id.startsWith("_")) {
            continue;
          }
          try {
            Decision decision = read(storage, new Path(folder.getPath(), FILE), id);
            if (decision.decidedAt().isAfter(now)) {
              throw new IllegalArgumentException(
                  "decided_at %s is after the time of this run, %s"
                      .formatted(LocalMoment.of(decision.decidedAt()), LocalMoment.of(now)));
            }
            decisions.add(decision);
          } catch (IllegalArgumentException | IOException problem) {
            refusals.add(
                Refusal.ofDelivery(
                    FOLDER + "/" + id,
                    FOLDER,
                    Reason.DELIVERY_UNREADABLE,
                    "%s is not used: %s; correct or remove it"
                        .formatted(FILE, problem.getMessage())));
          }
        }
      }
    } catch (IOException cause) {
      throw new UncheckedIOException("cannot list the decisions in " + root, cause);
    }
    decisions.sort(Comparator.comparing(Decision::decidedAt).thenComparing(Decision::id));
    Map<String, Decision.Withdrawal> withdrawn = new LinkedHashMap<>();
    List<Decision.FallAcceptance> accepted = new ArrayList<>();
    List<Decision.Identity> identities = new ArrayList<>();
    for (Decision decision : decisions) {
      if (decision instanceof Decision.Withdrawal withdrawal) {
        withdrawn.putIfAbsent(withdrawal.delivery(), withdrawal);
      } else if (decision instanceof Decision.FallAcceptance acceptance) {
        accepted.add(acceptance);
      } else if (decision instanceof Decision.Identity identity) {
        identities.add(identity);
      }
    }
    return new Found(withdrawn, accepted, identities, refusals);
  }

  private static Decision read(FileSystem storage, Path file, String id) throws IOException {
    if (storage.getFileStatus(file).getLen() > LARGEST_FILE_BYTES) {
      throw new IllegalArgumentException(
          "it is larger than %,d bytes".formatted(LARGEST_FILE_BYTES));
    }
    try (InputStream in = storage.open(file)) {
      if (!(JSON.readTree(in) instanceof ObjectNode object)) {
        throw new IllegalArgumentException("it is not a JSON object");
      }
      return decision(id, object);
    } catch (JsonProcessingException cause) {
      throw new IllegalArgumentException(JsonFault.message(cause), cause);
    } catch (DateTimeException cause) {
      throw new IllegalArgumentException(
          "decided_at is not a moment or as_of is not a day; write 2025-03-05T09:00:00Z and"
              + " 2025-03-31",
          cause);
    }
  }

  private static Decision decision(String id, ObjectNode object) {
    Instant decidedAt = Instant.parse(text(object, "decided_at"));
    String author = text(object, "author");
    String reason = text(object, "reason");
    String kind = text(object, "kind");
    return switch (kind) {
      case Decision.Withdrawal.KIND ->
          new Decision.Withdrawal(id, decidedAt, author, reason, text(object, "delivery"));
      case Decision.FallAcceptance.KIND -> {
        Map<String, Double> falls = new TreeMap<>();
        object
            .path("falls")
            .fields()
            .forEachRemaining(fall -> falls.put(fall.getKey(), fall.getValue().asDouble()));
        yield new Decision.FallAcceptance(
            id,
            decidedAt,
            author,
            reason,
            text(object, "product"),
            LocalDate.parse(text(object, "as_of")),
            falls);
      }
      case Decision.Identity.KIND ->
          new Decision.Identity(
              id,
              decidedAt,
              author,
              reason,
              text(object, "first"),
              text(object, "second"),
              isSame(text(object, "verdict")));
      default ->
          throw new IllegalArgumentException(
              "'%s' is not a kind of decision; write %s, %s or %s"
                  .formatted(
                      kind,
                      Decision.Withdrawal.KIND,
                      Decision.FallAcceptance.KIND,
                      Decision.Identity.KIND));
    };
  }

  private static boolean isSame(String verdict) {
    return switch (verdict) {
      case SAME -> true;
      case DIFFERENT -> false;
      default ->
          throw new IllegalArgumentException(
              "'%s' is no verdict; write %s or %s".formatted(verdict, SAME, DIFFERENT));
    };
  }

  private static String text(ObjectNode object, String key) {
    return object.path(key).asText("");
  }

  /**
   * Writes the decision that withdraws a delivery.
   *
   * @return its folder
   */
  public String withdraw(String delivery, Instant decidedAt, String author, String reason) {
    String id = id(decidedAt, Decision.Withdrawal.KIND, delivery);
    return write(
        Decision.Withdrawal.KIND,
        new Decision.Withdrawal(id, decidedAt, author, reason, delivery),
        object -> object.put("delivery", delivery));
  }

  /**
   * Writes the decision that accepts falls of a published table on a day.
   *
   * @param falls measure → largest accepted fall, as a fraction
   * @return its folder
   */
  public String acceptFall(
      String product,
      LocalDate asOf,
      Map<String, Double> falls,
      Instant decidedAt,
      String author,
      String reason) {
    String id = id(decidedAt, Decision.FallAcceptance.KIND, product + "-" + asOf);
    Decision.FallAcceptance decision =
        new Decision.FallAcceptance(id, decidedAt, author, reason, product, asOf, falls);
    return write(
        Decision.FallAcceptance.KIND,
        decision,
        object -> {
          object.put("product", product).put("as_of", asOf.toString());
          decision.falls().forEach(object.putObject("falls")::put);
        });
  }

  /**
   * Writes the decision whether two codes name the same enterprise.
   *
   * @return its folder
   */
  public String decide(
      String first,
      String second,
      boolean isSame,
      Instant decidedAt,
      String author,
      String reason) {
    String id = id(decidedAt, Decision.Identity.KIND, first + "-" + second);
    return write(
        Decision.Identity.KIND,
        new Decision.Identity(id, decidedAt, author, reason, first, second, isSame),
        object ->
            object
                .put("first", first)
                .put("second", second)
                .put("verdict", isSame ? SAME : DIFFERENT));
  }

  private static String id(Instant decidedAt, String kind, String subject) {
    return MOMENT.format(decidedAt) + "-" + kind + "-" + subject.replaceAll("[^A-Za-z0-9_.-]", "-");
  }

  private String write(String kind, Decision decision, Consumer<ObjectNode> subject) {
    ObjectNode object = JSON.createObjectNode().put("kind", kind);
    subject.accept(object);
    object
        .put("decided_at", decision.decidedAt().toString())
        .put("author", decision.author())
        .put("reason", decision.reason());
    String id = decision.id();
    // A concurrent run ignores names that begin with a dot.
    Path unfinished = new Path(root, "." + id);
    Path folder = new Path(root, id);
    try {
      FileSystem storage = root.getFileSystem(configuration);
      storage.mkdirs(unfinished);
      try (OutputStream out = storage.create(new Path(unfinished, FILE), false)) {
        out.write(
            JSON.writerWithDefaultPrettyPrinter()
                .writeValueAsString(object)
                .getBytes(StandardCharsets.UTF_8));
      }
      if (!storage.rename(unfinished, folder)) {
        throw new IOException("the folder could not be renamed");
      }
    } catch (IOException cause) {
      throw new UncheckedIOException("cannot write the decision to " + folder, cause);
    }
    return folder.toString();
  }
}

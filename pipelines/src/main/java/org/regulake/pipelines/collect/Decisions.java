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
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.regulake.models.text.LocalMoment;
import org.regulake.pipelines.source.Reason;

/**
 * The decisions in a landing folder: {@code decision/<id>/decision.json}. They lie beside the deliveries that they concern, so a lake made anew from
 * the same landing folder comes to the same contents.
 */
public final class Decisions {

  /** Folder of the decisions in the landing folder, beside the folders of the sources. */
  static final String FOLDER = "decision";

  private static final String FILE = "decision.json";
  private static final long LARGEST_FILE_BYTES = 64 << 10;
  private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);
  private static final JsonMapper JSON = JsonMapper.builder()
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
   * What is decided, and what cannot be read.
   *
   * @param withdrawn delivery → the first decision that takes it back
   */
  record Found(Map<String, Decision> withdrawn, List<Refusal> refusals) {}

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
              throw new IllegalArgumentException("decided_at %s lies after the time of this run, %s".formatted(
                  LocalMoment.of(decision.decidedAt()), LocalMoment.of(now)));
            }
            decisions.add(decision);
          } catch (IllegalArgumentException | IOException problem) {
            refusals.add(Refusal.ofDelivery(FOLDER + "/" + id, FOLDER, Reason.DELIVERY_UNREADABLE,
                "%s counts for nothing: %s; mend or remove it".formatted(FILE, problem.getMessage())));
          }
        }
      }
    } catch (IOException cause) {
      throw new UncheckedIOException("cannot list the decisions in " + root, cause);
    }
    decisions.sort(Comparator.comparing(Decision::decidedAt).thenComparing(Decision::id));
    Map<String, Decision> withdrawn = new LinkedHashMap<>();
    decisions.forEach(decision -> withdrawn.putIfAbsent(decision.delivery(), decision));
    return new Found(withdrawn, refusals);
  }

  private static Decision read(FileSystem storage, Path file, String id) throws IOException {
    if (storage.getFileStatus(file).getLen() > LARGEST_FILE_BYTES) {
      throw new IllegalArgumentException("it is larger than %,d bytes".formatted(LARGEST_FILE_BYTES));
    }
    try (InputStream in = storage.open(file)) {
      if (!(JSON.readTree(in) instanceof ObjectNode object)) {
        throw new IllegalArgumentException("it is no JSON object");
      }
      return new Decision(id, text(object, "kind"), text(object, "delivery"), Instant.parse(text(object, "decided_at")), text(object, "author"),
          text(object, "reason"));
    } catch (JsonProcessingException cause) {
      throw new IllegalArgumentException(JsonFault.message(cause), cause);
    } catch (DateTimeException cause) {
      throw new IllegalArgumentException("decided_at is no moment; write 2025-03-05T09:00:00Z", cause);
    }
  }

  private static String text(ObjectNode object, String key) {
    return object.path(key).asText("");
  }

  /**
   * Writes the decision that takes a delivery back.
   *
   * @return its folder
   */
  public String withdraw(String delivery, Instant decidedAt, String author, String reason) {
    String id = MOMENT.format(decidedAt) + "-" + Decision.WITHDRAW + "-" + delivery.replaceAll("[^A-Za-z0-9_.-]", "-");
    Decision decision = new Decision(id, Decision.WITHDRAW, delivery, decidedAt, author, reason);
    ObjectNode object = JSON.createObjectNode().put("kind", decision.kind()).put("delivery", delivery).put("decided_at", decidedAt.toString())
        .put("author", author).put("reason", reason);
    // A run that looks meanwhile passes over names that begin with a dot.
    Path unfinished = new Path(root, "." + id);
    Path folder = new Path(root, id);
    try {
      FileSystem storage = root.getFileSystem(configuration);
      storage.mkdirs(unfinished);
      try (OutputStream out = storage.create(new Path(unfinished, FILE), false)) {
        out.write(JSON.writerWithDefaultPrettyPrinter().writeValueAsString(object).getBytes(StandardCharsets.UTF_8));
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

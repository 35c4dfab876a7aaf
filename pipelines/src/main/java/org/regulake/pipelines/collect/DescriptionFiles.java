package org.regulake.pipelines.collect;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import org.regulake.models.rule.RuleFiles;
import org.regulake.pipelines.collect.LandingStorage.Entry;
import org.regulake.pipelines.collect.LandingStorage.Kind;

/** {@code manifest.json} and {@code delivery.yml}, which lie next to the files of a delivery. */
final class DescriptionFiles {

  static final String MANIFEST = "manifest.json";
  static final String DESCRIPTION = "delivery.yml";
  private static final JsonMapper JSON =
      JsonMapper.builder()
          .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
          .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .serializationInclusion(JsonInclude.Include.NON_NULL)
          .build();
  private static final long LONGEST_DESCRIPTION = 4_000_000;

  private DescriptionFiles() {}

  /** Whether an entry in the folder of a delivery is one of these files. */
  static boolean isOne(Entry entry) {
    return entry.name().equals(MANIFEST) || entry.name().equals(DESCRIPTION);
  }

  /** Reads the manifest in the folder of a delivery, if there is one. */
  static Optional<Manifest> manifest(LandingStorage storage, List<Entry> entries)
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

  /** A manifest as the content of its file. */
  static byte[] content(Manifest manifest) throws IOException {
    return JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(manifest);
  }

  /** Reads the description in the folder of a delivery; an empty one if there is none. */
  static DeliveryDescription description(LandingStorage storage, List<Entry> entries)
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
   * Reads a file next to the data, if there is one. It has to be a plain file, and no larger than a
   * manifest or description can be.
   */
  private static Optional<Entry> plain(List<Entry> entries, String name) {
    Optional<Entry> entry = entries.stream().filter(one -> one.name().equals(name)).findFirst();
    entry
        .filter(one -> one.kind() != Kind.FILE)
        .ifPresent(
            one -> {
              throw new IllegalArgumentException(
                  "%s is not a plain file; put one there, or remove it".formatted(name));
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

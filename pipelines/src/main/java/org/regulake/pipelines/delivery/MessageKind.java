package org.regulake.pipelines.delivery;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Kind of a delivery: it determines what the delivery states about its records and about those that
 * it leaves out.
 */
public enum MessageKind {
  /** The whole stock: records that are not in it are no longer valid. */
  FULL,
  /** New and changed records. */
  INCREMENTAL,
  /** Records that were stated wrongly before. */
  CORRECTION,
  /** Records that are withdrawn; only their keys are given. */
  DELETION;

  /** As in the column {@code message_kind}. */
  @JsonValue
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  @JsonCreator
  /** The kind named in a manifest. */
  public static MessageKind of(String text) {
    return Stream.of(values())
        .filter(kind -> kind.code().equals(text))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "'%s' is not a kind of delivery; write one of %s"
                        .formatted(
                            text,
                            Stream.of(values())
                                .map(MessageKind::code)
                                .collect(Collectors.joining(", ")))));
  }
}

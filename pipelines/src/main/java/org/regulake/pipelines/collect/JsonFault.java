package org.regulake.pipelines.collect;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.exc.StreamReadException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.exc.ValueInstantiationException;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.regulake.models.rule.Names;

/**
 * Describes a fault in JSON from a sender and its position, without quoting values, which may be
 * names of persons.
 */
final class JsonFault {

  private static final String REPEATED = "Duplicate field";

  private JsonFault() {}

  /** Message for the sender. */
  static String message(JacksonException cause) {
    if (cause instanceof ValueInstantiationException && cause.getCause() != null) {
      return cause.getCause().getMessage();
    }
    JacksonException fault = cause.getCause() instanceof StreamReadException read ? read : cause;
    return what(fault) + place(fault.getLocation());
  }

  private static String unknown(UnrecognizedPropertyException cause) {
    Set<String> known =
        cause.getKnownPropertyIds().stream()
            .map(String::valueOf)
            .collect(Collectors.toCollection(TreeSet::new));
    return "there is no key '%s'; %s"
        .formatted(cause.getPropertyName(), Names.hint(cause.getPropertyName(), known));
  }

  private static String what(JacksonException cause) {
    if (cause instanceof StreamConstraintsException) {
      return "a number, a text or the nesting exceeds the limits";
    }
    if (cause instanceof UnrecognizedPropertyException unrecognized) {
      return unknown(unrecognized);
    }
    if (cause instanceof JsonMappingException mapping && !mapping.getPath().isEmpty()) {
      return "'%s' has a value of the wrong type"
          .formatted(
              mapping.getPath().stream()
                  .map(
                      part ->
                          part.getFieldName() == null
                              ? "[" + part.getIndex() + "]"
                              : part.getFieldName())
                  .collect(Collectors.joining(".")));
    }
    if (cause instanceof JsonMappingException) {
      return "it is not a JSON object";
    }
    String message = Objects.requireNonNullElse(cause.getOriginalMessage(), "");
    return message.startsWith(REPEATED)
        ? "the key%s is given twice".formatted(message.substring(REPEATED.length()))
        : "it is not JSON";
  }

  private static String place(JsonLocation location) {
    return location == null || location.getLineNr() < 1
        ? ""
        : ", found at line %d, character %d"
            .formatted(location.getLineNr(), location.getColumnNr());
  }
}

package org.regulake.models.rule;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.deser.std.FromStringDeserializer;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.exc.ValueInstantiationException;
import com.fasterxml.jackson.databind.introspect.BeanPropertyDefinition;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.JarURLConnection;
import java.net.URI;
import java.net.URL;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Reads rule files into records. Keys are written in snake case; an unknown key, a key given twice,
 * a fraction where an integer belongs, or anything a record's constructor refuses is an error that
 * names the file, the line and the key.
 */
public final class RuleFiles {

  /** Folder of the class path under which the module's YAML folders are packaged. */
  public static final String ROOT = "rules/";

  private static final ObjectMapper YAML =
      YAMLMapper.builder(new YAMLFactory())
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
          .enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS)
          .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
          .addModule(new SimpleModule().addDeserializer(LocalDate.class, new DateDeserializer()))
          .build();

  private RuleFiles() {}

  /**
   * Reads one packaged file, for example {@code scorecards/supervision.yml}.
   *
   * @throws IllegalArgumentException when there is no such file (with the nearest name) or its
   *     content is refused
   */
  public static <T> T read(String name, Class<T> type) {
    try (InputStream stream = open(name)) {
      return read(stream, name, type);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read rule file " + name, e);
    }
  }

  /**
   * Opens one packaged file; the caller closes it.
   *
   * @throws IllegalArgumentException when there is no such file (with the nearest name)
   */
  public static InputStream open(String name) {
    InputStream stream = RuleFiles.class.getClassLoader().getResourceAsStream(ROOT + name);
    if (stream == null) {
      String folder = name.contains("/") ? name.substring(0, name.indexOf('/')) : name;
      throw new IllegalArgumentException(
          "there is no rule file '%s'; %s".formatted(name, Names.hint(name, names(folder))));
    }
    return stream;
  }

  /**
   * Reads all packaged files of a folder ({@code indicators}), in alphabetical order of their
   * names.
   */
  public static <T> List<T> readAll(String folder, Class<T> type) {
    return names(folder).stream().map(name -> read(name, type)).toList();
  }

  /**
   * Reads a stream; the caller closes it.
   *
   * @param file its name in messages
   * @throws IllegalArgumentException when the content is refused
   */
  public static <T> T read(InputStream stream, String file, Class<T> type) {
    byte[] text = new byte[0];
    try {
      text = stream.readAllBytes();
      return Objects.requireNonNull(YAML.readValue(text, type), "the file is empty");
    } catch (UnrecognizedPropertyException e) {
      TreeSet<String> known =
          e.getKnownPropertyIds().stream()
              .map(String::valueOf)
              .collect(Collectors.toCollection(TreeSet::new));
      throw refused(file, e, unknown(e.getPropertyName(), known));
    } catch (ValueInstantiationException e) {
      String problem = e.getCause() == null ? e.getOriginalMessage() : e.getCause().getMessage();
      throw refused(file, e, unknownKey(text, e).orElse(problem));
    } catch (MismatchedInputException e) {
      throw refused(
          file,
          e,
          e.getOriginalMessage()
              .replaceFirst(" \\(set DeserializationConfig.*", ": the key is absent or null"));
    } catch (JsonProcessingException e) {
      throw refused(file, e, e.getOriginalMessage());
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read rule file " + file, e);
    }
  }

  private static String unknown(String key, Collection<String> known) {
    return "unknown key '%s'; %s; %s".formatted(key, Names.hint(key, known), Names.known(known));
  }

  // Jackson builds the record before it looks at keys it does not know, so it would report a
  // misspelt key as an absent one.
  private static Optional<String> unknownKey(byte[] text, ValueInstantiationException e) {
    try {
      JsonNode node = YAML.readTree(text);
      for (JsonMappingException.Reference part : e.getPath()) {
        node =
            part.getFieldName() == null
                ? node.path(part.getIndex())
                : node.path(part.getFieldName());
      }
      Set<String> known =
          YAML.getDeserializationConfig().introspect(e.getType()).findProperties().stream()
              .map(BeanPropertyDefinition::getName)
              .collect(Collectors.toSet());
      List<String> present = new ArrayList<>();
      node.fieldNames().forEachRemaining(present::add);
      return present.stream()
          .filter(key -> !known.contains(key))
          .findFirst()
          .map(key -> unknown(key, known));
    } catch (IOException unreadable) {
      return Optional.empty();
    }
  }

  private static IllegalArgumentException refused(
      String file, JsonProcessingException e, String problem) {
    // For a whole record Jackson knows only where it ends; the path is more precise.
    boolean hasLine =
        !(e instanceof ValueInstantiationException || e instanceof UnrecognizedPropertyException)
            && e.getLocation() != null;
    String line = hasLine ? ", line " + e.getLocation().getLineNr() : "";
    String path = e instanceof JsonMappingException mapping ? path(mapping) : "";
    return new IllegalArgumentException(
        file + line + (path.isEmpty() ? "" : ", at " + path) + ": " + problem, e);
  }

  private static String path(JsonMappingException e) {
    return e.getPath().stream()
        .map(
            part ->
                part.getFieldName() != null
                    ? "." + part.getFieldName()
                    : "[" + part.getIndex() + "]")
        .collect(Collectors.joining())
        .replaceFirst("^\\.", "");
  }

  /**
   * Names such as {@code indicators/births.yml}, sorted; empty when the folder is not packaged. A
   * folder may be packaged by several modules.
   */
  public static List<String> names(String folder) {
    try {
      TreeSet<String> found = new TreeSet<>();
      for (URL root :
          Collections.list(RuleFiles.class.getClassLoader().getResources(ROOT + folder))) {
        found.addAll(names(folder, root));
      }
      return found.stream().filter(name -> name.endsWith(".yml")).toList();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot list rule folder " + folder, e);
    }
  }

  private static List<String> names(String folder, URL root) throws IOException {
    if (root.openConnection() instanceof JarURLConnection jar) {
      String prefix = ROOT + folder + "/";
      try (Stream<String> entries = jar.getJarFile().stream().map(entry -> entry.getName())) {
        return entries
            .filter(entry -> entry.startsWith(prefix))
            .map(entry -> entry.substring(ROOT.length()))
            .toList();
      }
    }
    String[] files = new File(URI.create(root.toString())).list();
    return Stream.of(Objects.requireNonNullElse(files, new String[0]))
        .map(file -> folder + "/" + file)
        .toList();
  }

  /**
   * Dates as ISO text; Jackson's own date module is left out so that rules need one dependency
   * only.
   */
  private static final class DateDeserializer extends FromStringDeserializer<LocalDate> {
    private static final long serialVersionUID = 1L;

    private DateDeserializer() {
      super(LocalDate.class);
    }

    @Override
    protected LocalDate _deserialize(String value, DeserializationContext context)
        throws IOException {
      try {
        return LocalDate.parse(value);
      } catch (DateTimeParseException e) {
        return (LocalDate)
            context.handleWeirdStringValue(LocalDate.class, value, "write a date as 2021-09-01");
      }
    }
  }
}

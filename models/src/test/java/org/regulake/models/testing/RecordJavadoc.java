package org.regulake.models.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The Javadoc of a record, from its source. */
record RecordJavadoc(String text) {

  private static final Pattern OPTIONAL =
      Pattern.compile(
          "\\b(null(?! counts)|left out|omitted|optional|only where|where there is no)\\b");

  /** The Javadoc of a record; empty where it has none. */
  static RecordJavadoc of(Class<?> type) {
    String name = type.getName().replaceFirst("\\$.*", "").replace('.', '/') + ".java";
    Matcher doc =
        Pattern.compile(
                "/\\*\\*((?:(?!\\*/).)*)\\*/\\s*(?:@\\w+\\s*)*(?:\\w+ )*record "
                    + type.getSimpleName()
                    + "\\(",
                Pattern.DOTALL)
            .matcher(source(name));
    return new RecordJavadoc(doc.find() ? doc.group(1).replaceAll("\\n *\\* ?", "\n").strip() : "");
  }

  /** The description of the record. */
  String summary() {
    String summary = plain(text.replaceFirst("(?s)\\n@.*", ""));
    return summary.isEmpty() ? null : summary;
  }

  /** The description of a component; null where it has none of its own. */
  String component(String name) {
    Matcher tag =
        Pattern.compile("@param " + name + "\\s+(.*?)(?=\\n@|\\z)", Pattern.DOTALL).matcher(text);
    return tag.find() ? plain(tag.group(1)) : null;
  }

  /** Whether the Javadoc defines the meaning of an absent component. */
  boolean isOptional(String component) {
    String own = component(component);
    return text.contains("Every key is optional") || own != null && OPTIONAL.matcher(own).find();
  }

  private static String plain(String javadoc) {
    return javadoc
        .replaceAll("\\{@(?:code|link) #?([^}]*(?:\\{[^}]*}[^}]*)?)}", "$1")
        .replaceAll("\\s+", " ")
        .strip();
  }

  /** The source file of that name in any module. */
  private static String source(String name) {
    try (Stream<Path> modules = Files.walk(root(), 2)) {
      Path file =
          modules
              .map(module -> module.resolve("src/main/java").resolve(name))
              .filter(Files::exists)
              .findFirst()
              .orElseThrow(() -> new IllegalStateException("no module has the source " + name));
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Path root() {
    Path folder = Path.of("").toAbsolutePath();
    while (!Files.exists(folder.resolve("conf/jvm.options"))) {
      folder = folder.getParent();
    }
    return folder;
  }
}

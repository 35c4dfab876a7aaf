package org.regulake.pipelines.source;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.regulake.models.rule.RuleFiles;

/** All sources: one per file of {@code conf/sources}. The register comes first, then by name. */
public final class Sources {

  /** Folder of the rules with the descriptions of the sources. */
  public static final String FOLDER = "sources";

  public static final List<Source> ALL =
      RuleFiles.names(FOLDER).stream()
          .map(Sources::read)
          .sorted(
              Comparator.comparing((Source source) -> !source.isRegister())
                  .thenComparing(Source::name))
          .toList();

  private Sources() {}

  private static Source read(String file) {
    String name = file.substring(FOLDER.length() + 1, file.length() - ".yml".length());
    SourceDescription description = RuleFiles.read(file, SourceDescription.class);
    try {
      return new Source(name, description);
    } catch (IllegalArgumentException problem) {
      throw new IllegalArgumentException(file + ": " + problem.getMessage(), problem);
    }
  }

  /** The source with a name, if there is one. */
  public static Optional<Source> named(String name) {
    return ALL.stream().filter(source -> source.name().equals(name)).findFirst();
  }

  /** A source that code refers to. */
  static Source known(String name) {
    return named(name)
        .orElseThrow(
            () ->
                new IllegalStateException(
                    "the source %s is missing: restore conf/sources/%s.yml".formatted(name, name)));
  }

  /** The sources with facts about enterprises: neither the register nor series of statistics. */
  public static List<Source> ofFacts() {
    return ALL.stream()
        .filter(source -> !source.isRegister() && source.subject().isPresent())
        .toList();
  }

  /** The sources whose records count against enterprises. */
  public static List<Source> adverse() {
    return ofFacts().stream().filter(Source::isAdverse).toList();
  }

  /** All names, in order. */
  public static List<String> names() {
    return ALL.stream().map(Source::name).toList();
  }
}

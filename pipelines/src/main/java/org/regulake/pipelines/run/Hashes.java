package org.regulake.pipelines.run;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.regulake.models.calendar.WorkingDays;
import org.regulake.models.feature.FeatureRules;
import org.regulake.models.graph.DirectedGraph;
import org.regulake.models.indicator.Indicators;
import org.regulake.models.inventory.RiskModels;
import org.regulake.models.law.Law;
import org.regulake.models.learning.scorecard.CardScorer;
import org.regulake.models.linkage.LinkageModel;
import org.regulake.models.name.NameRules;
import org.regulake.models.quality.Expectations;
import org.regulake.models.quality.QualityRules;
import org.regulake.models.quality.SupplierGrading;
import org.regulake.models.rule.RuleFiles;
import org.regulake.models.table.Table;
import org.regulake.models.warning.Warnings;
import org.regulake.pipelines.catalogue.CatalogueHead;
import org.regulake.pipelines.lakehouse.Lakehouse;
import org.regulake.pipelines.source.Sources;

/** Short SHA-256 hashes of the inputs of a result: code, rules, texts. */
public final class Hashes {

  private static final Set<String> RULES =
      Stream.concat(
              RiskModels.FOLDERS.stream(),
              Stream.of(
                  Sources.FOLDER,
                  FeatureRules.FOLDER,
                  Indicators.FOLDER,
                  Warnings.FOLDER,
                  Law.FOLDER,
                  CatalogueHead.FOLDER,
                  LinkageModel.FOLDER,
                  NameRules.FOLDER,
                  QualityRules.FOLDER,
                  Expectations.FOLDER,
                  SupplierGrading.FOLDER,
                  WorkingDays.FOLDER))
          .collect(Collectors.toUnmodifiableSet());

  /** One class of each module whose code determines the results of stages. */
  public static final List<Class<?>> DATA_PATH =
      List.of(Table.class, DirectedGraph.class, CardScorer.class, Lakehouse.class, Hashes.class);

  private Hashes() {}

  /** Hash of texts, dependent on their order. */
  public static String of(String... texts) {
    MessageDigest digest = sha256();
    for (String text : texts) {
      update(digest, text);
    }
    return hex(digest);
  }

  /**
   * Hash of the code on the data path: commands, generator and benchmarks are excluded, and rules
   * have a hash of their own.
   */
  public static String ofDataPath() {
    return ofModules(DATA_PATH);
  }

  /**
   * Hash of the classes and other files of modules, in jars or in folders.
   *
   * @param anchors one class of each module
   */
  public static String ofModules(Collection<Class<?>> anchors) {
    MessageDigest digest = sha256();
    for (Class<?> anchor : anchors) {
      try {
        update(digest, Path.of(anchor.getProtectionDomain().getCodeSource().getLocation().toURI()));
      } catch (URISyntaxException | IOException cause) {
        throw new IllegalStateException("cannot read the program's own code", cause);
      }
    }
    return hex(digest);
  }

  /** Hash of all rule files. */
  public static String ofRules() {
    return ofRules(RULES);
  }

  /** Hash of the rule files of some folders. */
  static String ofRules(Set<String> folders) {
    MessageDigest digest = sha256();
    for (String folder : new TreeSet<>(folders)) {
      for (String name : RuleFiles.names(folder)) {
        update(digest, name);
        try (InputStream in = RuleFiles.open(name)) {
          digest.update(in.readAllBytes());
        } catch (IOException cause) {
          throw new UncheckedIOException("cannot read rule file " + name, cause);
        }
      }
    }
    return hex(digest);
  }

  private static void update(MessageDigest digest, Path module) throws IOException {
    if (!Files.isRegularFile(module)) {
      updateFromFolder(digest, module);
      return;
    }
    try (FileSystem jar = FileSystems.newFileSystem(module)) {
      updateFromFolder(digest, jar.getPath("/"));
    }
  }

  private static void updateFromFolder(MessageDigest digest, Path folder) throws IOException {
    TreeMap<String, Path> files = new TreeMap<>();
    try (Stream<Path> found = Files.walk(folder)) {
      found
          .filter(Files::isRegularFile)
          .forEach(file -> files.put(folder.relativize(file).toString().replace('\\', '/'), file));
    }
    for (var file : files.entrySet()) {
      if (!file.getKey().startsWith("META-INF/") && !file.getKey().startsWith(RuleFiles.ROOT)) {
        update(digest, file.getKey());
        digest.update(Files.readAllBytes(file.getValue()));
      }
    }
  }

  private static void update(MessageDigest digest, String text) {
    digest.update(text.getBytes(StandardCharsets.UTF_8));
    digest.update((byte) 0);
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException cause) {
      throw new IllegalStateException("this Java has no SHA-256", cause);
    }
  }

  private static String hex(MessageDigest digest) {
    return HexFormat.of().formatHex(digest.digest(), 0, 8);
  }
}

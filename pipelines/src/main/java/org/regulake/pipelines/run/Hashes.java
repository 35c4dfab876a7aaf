package org.regulake.pipelines.run;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.regulake.models.rule.RuleFiles;
import org.regulake.models.table.Table;

/** Short SHA-256 hashes of what a result depends on: the program, the rules, texts. */
public final class Hashes {

  private static final List<String> RULE_FOLDERS = List.of("scorecards", "indicators", "warnings", "law");

  private Hashes() {}

  /** Hash of texts in order. */
  public static String of(String... texts) {
    MessageDigest digest = sha256();
    for (String text : texts) {
      digest.update(text.getBytes(StandardCharsets.UTF_8));
      digest.update((byte) 0);
    }
    return hex(digest);
  }

  /** Hash of the program: of the jars, or of the class folders, that hold both modules. */
  public static String ofProgram() {
    MessageDigest digest = sha256();
    for (Class<?> anchor : List.of(Table.class, Hashes.class)) {
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
    MessageDigest digest = sha256();
    for (String folder : RULE_FOLDERS) {
      for (String name : RuleFiles.names(folder)) {
        try (InputStream in = RuleFiles.class.getClassLoader().getResourceAsStream("rules/" + name)) {
          digest.update(in.readAllBytes());
        } catch (IOException cause) {
          throw new UncheckedIOException("cannot read rule file " + name, cause);
        }
      }
    }
    return hex(digest);
  }

  private static void update(MessageDigest digest, Path place) throws IOException {
    if (Files.isRegularFile(place)) {
      digest.update(Files.readAllBytes(place));
      return;
    }
    try (Stream<Path> files = Files.walk(place)) {
      for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
        digest.update(Files.readAllBytes(file));
      }
    }
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

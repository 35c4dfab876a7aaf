package org.regulake.models.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Generated files that are committed, so that a change shows in review as its readers see it. */
public final class GoldenFile {

  private GoldenFile() {}

  /**
   * Whether generated files are written in this run; a test that writes one fails, so that the
   * difference is read.
   */
  public static boolean isUpdated() {
    return Boolean.getBoolean("golden.update");
  }

  /** Compares a file with its expected text, or writes it and fails. */
  public static void compare(Path file, String text) {
    try {
      if (isUpdated()) {
        Files.createDirectories(file.toAbsolutePath().getParent());
        Files.writeString(file, text);
        fail(
            file
                + " was written: read the difference, then run the test again without"
                + " -Dgolden.update");
      }
      assertThat(text)
          .as(
              "%s differs from its origin; run this test with -Dgolden.update=true and read the"
                  + " difference",
              file)
          .isEqualTo(Files.readString(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

package org.regulake.pipelines.collect;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.zip.GZIPOutputStream;

/** A landing folder that a test fills file by file; paths are {@code source/delivery/file}. */
public final class LandingFolder {

  /** Present of the collections in tests. */
  static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

  private final Path root;

  public LandingFolder(Path root) {
    this.root = root;
  }

  public String location() {
    return root.toString();
  }

  public void put(String path, byte[] content) {
    try {
      Path file = root.resolve(path);
      Files.createDirectories(file.getParent());
      Files.write(file, content);
    } catch (IOException cause) {
      throw new UncheckedIOException(cause);
    }
  }

  /** Path for something other than a plain file; its folder is created. */
  Path place(String path) {
    try {
      Path file = root.resolve(path);
      Files.createDirectories(file.getParent());
      return file;
    } catch (IOException cause) {
      throw new UncheckedIOException(cause);
    }
  }

  void link(String path, String target) {
    try {
      Files.createSymbolicLink(place(path), Path.of(target));
    } catch (IOException cause) {
      throw new UncheckedIOException(cause);
    }
  }

  void remove(String path) {
    try {
      Files.delete(root.resolve(path));
    } catch (IOException cause) {
      throw new UncheckedIOException(cause);
    }
  }

  /** Sets the time of a file's last change, in seconds after a fixed moment. */
  void touch(String path, int seconds) {
    try {
      Files.setLastModifiedTime(
          root.resolve(path),
          FileTime.from(Instant.parse("2030-01-01T00:00:00Z").plusSeconds(seconds)));
    } catch (IOException cause) {
      throw new UncheckedIOException(cause);
    }
  }

  /** A UTF-8 file with a line break after each line. */
  public void put(String path, String... lines) {
    put(path, text(lines).getBytes(StandardCharsets.UTF_8));
  }

  void put(String path, Charset charset, String... lines) {
    put(path, text(lines).getBytes(charset));
  }

  static String text(String... lines) {
    return String.join("\n", lines) + "\n";
  }

  static byte[] gzip(String text) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
      out.write(text.getBytes(StandardCharsets.UTF_8));
    } catch (IOException cause) {
      throw new UncheckedIOException(cause);
    }
    return bytes.toByteArray();
  }

  static byte[] firstHalf(byte[] whole) {
    return Arrays.copyOf(whole, whole.length / 2);
  }

  static String sha256(String text) {
    try {
      return HexFormat.of()
          .formatHex(
              MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException cause) {
      throw new IllegalStateException(cause);
    }
  }
}

package org.regulake.pipelines.identity;

import java.io.IOException;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.regulake.models.code.IdentityNumber;
import org.regulake.models.code.PersonalName;

/**
 * Turns numbers and names of natural persons into keyed hashes (HMAC-SHA256, RFC 2104): the same
 * person has the same hash within a lake, and without the key the person cannot be found by trying
 * all numbers.
 */
public final class PersonKey implements Serializable {

  private static final long serialVersionUID = 1L;

  /** Environment variable with a key as hexadecimal digits. */
  public static final String ENVIRONMENT_VARIABLE = "REGULAKE_PERSON_KEY";

  /** Form of the id of a name, as a regular expression. */
  public static final String ID_OF_NAME_FORM = "^N[0-9a-f]{32}$";

  private static final String ALGORITHM = "HmacSHA256";
  private static final int SHORTEST_KEY_BYTES = 16;
  private static final Pattern HASH_OF_NUMBER = Pattern.compile("P[0-9a-f]{32}");
  private static final Pattern ID_OF_NAME = Pattern.compile(ID_OF_NAME_FORM);

  private final byte[] key;
  private transient Mac mac;

  private PersonKey(byte[] key) {
    this.key = key.clone();
  }

  /**
   * A key from hexadecimal digits.
   *
   * @throws IllegalArgumentException when it is not hexadecimal or shorter than 128 bits
   */
  public static PersonKey ofHex(String hex, String origin) {
    byte[] bytes;
    try {
      bytes = HexFormat.of().parseHex(hex.strip());
    } catch (IllegalArgumentException cause) {
      // The message of the cause would reveal a part of the key.
      throw new IllegalArgumentException(
          "the person key in %s is not hexadecimal; write 64 digits 0-9a-f".formatted(origin));
    }
    if (bytes.length < SHORTEST_KEY_BYTES) {
      throw new IllegalArgumentException(
          "the person key in %s is shorter than 128 bits; write 64 digits 0-9a-f"
              .formatted(origin));
    }
    return new PersonKey(bytes);
  }

  /**
   * The key in a file; a missing file is created with a random key that only its owner may read.
   */
  public static PersonKey inFile(Path file) {
    try {
      if (!Files.exists(file)) {
        byte[] random = new byte[32];
        new SecureRandom().nextBytes(random);
        if (file.toAbsolutePath().getParent() != null) {
          Files.createDirectories(file.toAbsolutePath().getParent());
        }
        Files.createFile(
            file,
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(file, HexFormat.of().formatHex(random) + "\n", StandardOpenOption.WRITE);
      }
      return ofHex(Files.readString(file), file.toString());
    } catch (IOException cause) {
      throw new UncheckedIOException(
          "cannot read the person key in "
              + file
              + "; check that it exists and that you may read it",
          cause);
    }
  }

  /**
   * Hash of an identity number; independent of its spelling, and of whether a resident number has
   * fifteen or eighteen digits.
   */
  public String ofNumber(String number) {
    return "P" + hash("number:" + IdentityNumber.canonical(number));
  }

  /**
   * Id of a name, which replaces it in all tables except {@code bronze.person} and {@code
   * silver.person}; the id of a name is returned unchanged.
   */
  public String ofName(String name) {
    return isIdOfName(name) ? name : "N" + hash("name:" + PersonalName.fold(name));
  }

  /**
   * Hash of a person known by name alone within one enterprise: "suspected", never equal to that of
   * a person known by number.
   *
   * @param name the name, or its id
   */
  public String ofName(String name, String entityId) {
    return "S" + hash("name:" + entityId + ":" + ofName(name));
  }

  /** Whether a text is the id of a name. */
  public static boolean isIdOfName(String text) {
    return text != null && text.length() == 33 && ID_OF_NAME.matcher(text).matches();
  }

  /** Whether a text is the hash of a number. */
  public static boolean isHashOfNumber(String text) {
    return HASH_OF_NUMBER.matcher(text).matches();
  }

  private synchronized String hash(String text) {
    try {
      if (mac == null) {
        mac = Mac.getInstance(ALGORITHM);
        mac.init(new SecretKeySpec(key, ALGORITHM));
      }
      return HexFormat.of().formatHex(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)), 0, 16);
    } catch (GeneralSecurityException cause) {
      throw new IllegalStateException("this Java has no " + ALGORITHM, cause);
    }
  }

  /** Fingerprint that distinguishes two keys and reveals neither. */
  public String fingerprint() {
    return hash("fingerprint").substring(0, 8);
  }

  @Override
  public String toString() {
    return "person key (not shown)";
  }
}

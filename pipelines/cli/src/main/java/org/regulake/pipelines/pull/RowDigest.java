package org.regulake.pipelines.pull;

import java.math.BigInteger;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * Digest of a set of rows in any order: the sum of their SHA-256, so that a row more, less or
 * changed makes another one.
 */
final class RowDigest {

  private static final BigInteger RANGE = BigInteger.ONE.shiftLeft(256);

  private final MessageDigest sha256 = sha256();
  private BigInteger sum = BigInteger.ZERO;
  private long rows;

  static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException cause) {
      throw new IllegalStateException("Java has no SHA-256", cause);
    }
  }

  void add(byte[] row) {
    sum = sum.add(new BigInteger(1, sha256.digest(row))).mod(RANGE);
    rows++;
  }

  long rows() {
    return rows;
  }

  /** The digest in hexadecimal digits. */
  String text() {
    return "%064x".formatted(sum);
  }
}

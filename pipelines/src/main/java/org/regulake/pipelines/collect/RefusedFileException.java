package org.regulake.pipelines.collect;

import org.regulake.pipelines.source.Reason;

/**
 * Thrown when a file cannot be read as what it claims to be; has a reason and a message for the
 * sender.
 */
final class RefusedFileException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final transient Reason reason;

  RefusedFileException(Reason reason, String message) {
    super(message);
    this.reason = reason;
  }

  Reason reason() {
    return reason;
  }
}

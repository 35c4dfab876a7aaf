package org.regulake.pipelines.collect;

import org.regulake.pipelines.source.Reason;

/**
 * A file that cannot be read as what it claims to be; carries the reason and a message for its
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

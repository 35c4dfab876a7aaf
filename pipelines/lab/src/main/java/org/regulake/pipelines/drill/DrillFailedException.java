package org.regulake.pipelines.drill;

/** A run did not take a fault as it should. */
final class DrillFailedException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  DrillFailedException(String message) {
    super(message);
  }
}

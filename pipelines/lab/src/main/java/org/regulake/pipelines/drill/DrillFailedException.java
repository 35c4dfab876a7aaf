package org.regulake.pipelines.drill;

/** Thrown when a run did not handle a fault as it should. */
final class DrillFailedException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  DrillFailedException(String message) {
    super(message);
  }
}

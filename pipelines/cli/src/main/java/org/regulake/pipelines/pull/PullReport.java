package org.regulake.pipelines.pull;

import java.util.List;

/**
 * Result of a pull.
 *
 * @param database name of the described table
 * @param delivery source and folder of the new delivery; null when there was nothing new
 * @param rows rows of the delivery
 * @param range the watermarks that were read, or after which there is nothing new; empty without a
 *     watermark
 * @param remarks what the operator should know
 */
public record PullReport(
    String database, String delivery, long rows, String range, List<String> remarks) {

  /** Whether a delivery was landed. */
  public boolean isLanded() {
    return delivery != null;
  }
}

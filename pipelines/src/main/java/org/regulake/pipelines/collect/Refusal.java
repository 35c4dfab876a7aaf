package org.regulake.pipelines.collect;

import org.regulake.models.text.ConnectionKeys;
import org.regulake.pipelines.source.Reason;

/**
 * A file or a whole folder that was not loaded.
 *
 * @param deliveryId source and folder
 * @param source source
 * @param fileName the file; empty when the delivery as a whole is refused
 * @param reason the reason
 * @param detail the problem, its place and the remedy
 */
public record Refusal(
    String deliveryId, String source, String fileName, Reason reason, String detail) {

  public Refusal {
    // A message may contain the location of a file as configured, with connection keys.
    detail = detail == null ? null : ConnectionKeys.redact(detail);
  }

  static Refusal ofDelivery(String deliveryId, String source, Reason reason, String detail) {
    return new Refusal(deliveryId, source, "", reason, detail);
  }
}

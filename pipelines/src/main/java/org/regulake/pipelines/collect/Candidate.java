package org.regulake.pipelines.collect;

/**
 * A file to be accepted or refused.
 *
 * @param report result of its inspection; null before it is inspected
 */
record Candidate(Delivery delivery, LandedFile file, Inspection.Report report) {

  String id() {
    return delivery.id() + "/" + file.name();
  }
}

package org.regulake.pipelines.collect;

/**
 * A file under consideration.
 *
 * @param report what the inspection saw of it; null before it is inspected
 */
record Candidate(Delivery delivery, LandedFile file, Inspection.Report report) {

  String id() {
    return delivery.id() + "/" + file.name();
  }
}

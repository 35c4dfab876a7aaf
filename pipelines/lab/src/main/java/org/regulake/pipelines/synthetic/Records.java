package org.regulake.pipelines.synthetic;

/**
 * The departments' records of an enterprise, as known at the end of a day, in their own spellings.
 */
record Records(
    RegistrationRecords registrations,
    RelationRecords relations,
    EventRecords events,
    AnnualReports reports) {

  static Records of(World world) {
    Fates fates = new Fates(world);
    return new Records(
        new RegistrationRecords(world, fates),
        new RelationRecords(world),
        new EventRecords(world, fates),
        new AnnualReports(world, fates));
  }
}

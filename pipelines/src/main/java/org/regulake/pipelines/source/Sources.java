package org.regulake.pipelines.source;

import java.util.List;
import java.util.Optional;
import org.regulake.pipelines.source.abnormallisting.AbnormalListing;
import org.regulake.pipelines.source.annualreport.AnnualReport;
import org.regulake.pipelines.source.arrears.Arrears;
import org.regulake.pipelines.source.contact.Contact;
import org.regulake.pipelines.source.guarantee.Guarantee;
import org.regulake.pipelines.source.judgment.Judgment;
import org.regulake.pipelines.source.officer.Officer;
import org.regulake.pipelines.source.penalty.Penalty;
import org.regulake.pipelines.source.registration.Registration;
import org.regulake.pipelines.source.shareholding.Shareholding;

/** The list of all sources, in processing order. */
public final class Sources {

  public static final List<Source> ALL =
      List.of(
          Registration.SOURCE,
          Shareholding.SOURCE,
          Officer.SOURCE,
          Guarantee.SOURCE,
          Contact.SOURCE,
          Penalty.SOURCE,
          AbnormalListing.SOURCE,
          Judgment.SOURCE,
          Arrears.SOURCE,
          AnnualReport.SOURCE);

  private Sources() {}

  /** The source with a name, if there is one. */
  public static Optional<Source> named(String name) {
    return ALL.stream().filter(source -> source.name().equals(name)).findFirst();
  }

  /** All names, in order. */
  public static List<String> names() {
    return ALL.stream().map(Source::name).toList();
  }
}

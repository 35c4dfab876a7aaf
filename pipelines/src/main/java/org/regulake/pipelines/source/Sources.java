package org.regulake.pipelines.source;

import java.util.List;
import java.util.Optional;
import org.regulake.pipelines.source.abnormallisting.AbnormalListingSource;
import org.regulake.pipelines.source.annualreport.AnnualReportSource;
import org.regulake.pipelines.source.arrears.ArrearsSource;
import org.regulake.pipelines.source.contact.ContactSource;
import org.regulake.pipelines.source.guarantee.GuaranteeSource;
import org.regulake.pipelines.source.judgment.JudgmentSource;
import org.regulake.pipelines.source.officer.OfficerSource;
import org.regulake.pipelines.source.penalty.PenaltySource;
import org.regulake.pipelines.source.registration.RegistrationSource;
import org.regulake.pipelines.source.shareholding.ShareholdingSource;

/** The list of all sources, in processing order. */
public final class Sources {

  public static final List<Source> ALL =
      List.of(
          RegistrationSource.SOURCE,
          ShareholdingSource.SOURCE,
          OfficerSource.SOURCE,
          GuaranteeSource.SOURCE,
          ContactSource.SOURCE,
          PenaltySource.SOURCE,
          AbnormalListingSource.SOURCE,
          JudgmentSource.SOURCE,
          ArrearsSource.SOURCE,
          AnnualReportSource.SOURCE);

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

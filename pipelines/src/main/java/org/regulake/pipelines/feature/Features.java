package org.regulake.pipelines.feature;

import java.util.List;
import org.regulake.models.feature.FeatureDefinition;
import org.regulake.pipelines.feature.entity.AbnormalListingCount;
import org.regulake.pipelines.feature.entity.AbnormalListingOpenCount;
import org.regulake.pipelines.feature.entity.AgeYears;
import org.regulake.pipelines.feature.entity.AnnualReportLateCount;
import org.regulake.pipelines.feature.entity.AnnualReportLateUpper;
import org.regulake.pipelines.feature.entity.AnnualReportMissingCount;
import org.regulake.pipelines.feature.entity.AnnualReportMissingRunning;
import org.regulake.pipelines.feature.entity.AnnualReportMissingUpper;
import org.regulake.pipelines.feature.entity.Assets;
import org.regulake.pipelines.feature.entity.CapitalDecrease;
import org.regulake.pipelines.feature.entity.CapitalDecreaseUpper;
import org.regulake.pipelines.feature.entity.CapitalUpper;
import org.regulake.pipelines.feature.entity.CapitalYuan;
import org.regulake.pipelines.feature.entity.DishonestDebtorOpenCount;
import org.regulake.pipelines.feature.entity.EmployeeCount;
import org.regulake.pipelines.feature.entity.HolderCount;
import org.regulake.pipelines.feature.entity.JudgmentDefendantCount;
import org.regulake.pipelines.feature.entity.JudgmentDefendantCountUpper;
import org.regulake.pipelines.feature.entity.JudgmentDefendantSum;
import org.regulake.pipelines.feature.entity.JudgmentDefendantSumUpper;
import org.regulake.pipelines.feature.entity.KnownSourceCount;
import org.regulake.pipelines.feature.entity.Liabilities;
import org.regulake.pipelines.feature.entity.LiabilityToAsset;
import org.regulake.pipelines.feature.entity.OfficerCount;
import org.regulake.pipelines.feature.entity.OfficerCountUpper;
import org.regulake.pipelines.feature.entity.PenaltyCount;
import org.regulake.pipelines.feature.entity.PenaltyFine;
import org.regulake.pipelines.feature.entity.PenaltyFineUpper;
import org.regulake.pipelines.feature.entity.Profit;
import org.regulake.pipelines.feature.entity.ProfitToRevenue;
import org.regulake.pipelines.feature.entity.QualityPenaltyCount;
import org.regulake.pipelines.feature.entity.QualityPenaltyCountUpper;
import org.regulake.pipelines.feature.entity.RegisterChangeCount;
import org.regulake.pipelines.feature.entity.RepresentativeChangeCount;
import org.regulake.pipelines.feature.entity.Revenue;
import org.regulake.pipelines.feature.entity.SeverePenaltyCount;
import org.regulake.pipelines.feature.entity.SeverePenaltyCountUpper;
import org.regulake.pipelines.feature.entity.ShareSum;
import org.regulake.pipelines.feature.entity.ShareSumUpper;
import org.regulake.pipelines.feature.entity.SocialInsuranceArrearsOpen;
import org.regulake.pipelines.feature.entity.TaxArrearsOpen;
import org.regulake.pipelines.feature.entity.UnreachableListingOpenCount;
import org.regulake.pipelines.feature.graph.AddressEnterpriseCount;
import org.regulake.pipelines.feature.graph.ComponentSize;
import org.regulake.pipelines.feature.graph.ControlledEnterpriseCount;
import org.regulake.pipelines.feature.graph.GuaranteeGivenOpenCount;
import org.regulake.pipelines.feature.graph.GuaranteeGivenToCapital;
import org.regulake.pipelines.feature.graph.GuaranteeGivenToCapitalUpper;
import org.regulake.pipelines.feature.graph.HasMajorityController;
import org.regulake.pipelines.feature.graph.PhoneEnterpriseCount;
import org.regulake.pipelines.feature.graph.RelatedAbnormalCount;
import org.regulake.pipelines.feature.graph.RelatedDishonestCount;
import org.regulake.pipelines.feature.graph.RepresentativeEnterpriseCount;

/** All features, in the order of the columns of {@code feature.enterprise}: the table of contents of this package. */
public final class Features {

  public static final List<EntityFeature> ALL = List.of(
      new PenaltyCount(),
      new PenaltyFine(),
      new PenaltyFineUpper(),
      new SeverePenaltyCount(),
      new SeverePenaltyCountUpper(),
      new QualityPenaltyCount(),
      new QualityPenaltyCountUpper(),
      new AbnormalListingOpenCount(),
      new UnreachableListingOpenCount(),
      new AbnormalListingCount(),
      new DishonestDebtorOpenCount(),
      new JudgmentDefendantCount(),
      new JudgmentDefendantCountUpper(),
      new JudgmentDefendantSum(),
      new JudgmentDefendantSumUpper(),
      new TaxArrearsOpen(),
      new SocialInsuranceArrearsOpen(),
      new RepresentativeChangeCount(),
      new RegisterChangeCount(),
      new CapitalYuan(),
      new CapitalUpper(),
      new CapitalDecrease(),
      new CapitalDecreaseUpper(),
      new AgeYears(),
      new OfficerCount(),
      new OfficerCountUpper(),
      new HolderCount(),
      new ShareSum(),
      new ShareSumUpper(),
      new AnnualReportMissingCount(),
      new AnnualReportMissingUpper(),
      new AnnualReportMissingRunning(),
      new AnnualReportLateCount(),
      new AnnualReportLateUpper(),
      new EmployeeCount(),
      new Revenue(),
      new Profit(),
      new ProfitToRevenue(),
      new Assets(),
      new Liabilities(),
      new LiabilityToAsset(),
      new KnownSourceCount(),
      new GuaranteeGivenOpenCount(),
      new GuaranteeGivenToCapital(),
      new GuaranteeGivenToCapitalUpper(),
      new RepresentativeEnterpriseCount(),
      new AddressEnterpriseCount(),
      new PhoneEnterpriseCount(),
      new ComponentSize(),
      new ControlledEnterpriseCount(),
      new HasMajorityController(),
      new RelatedDishonestCount(),
      new RelatedAbnormalCount());

  private Features() {}

  /** What the features mean, for the scorecard's check. */
  public static List<FeatureDefinition> definitions() {
    return ALL.stream().map(EntityFeature::definition).toList();
  }
}

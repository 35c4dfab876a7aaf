package org.regulake.models.code;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.regulake.models.testing.SharedData;

class EnterpriseTypesTest {

  @ParameterizedTest
  @CsvSource({
    "有限责任公司, company",
    "有限责任公司(自然人独资), company",
    "有限责任公司（自然人投资或控股）, company",
    "股份有限公司 国有企业, company",
    "有限责任公司(国有独资), company",
    "有限责任公司分公司(国有独资), branch",
    "集体分支机构(非法人), branch",
    "国有经营单位(非法人), branch",
    "农民专业合作社分支机构, branch",
    "个体工商户, individual",
    "个人独资企业, sole_proprietorship",
    "个人独资企业分支机构, branch",
    "普通合伙, partnership",
    "外商投资合伙企业(有限合伙企业), partnership",
    "农民专业合作社, cooperative",
    "农民专业合作经济组织, cooperative",
    "国有企业, state_owned",
    "全民所有制, state_owned",
    "集体所有制, collective",
    "外国(地区)企业常驻代表机构, foreign_representative",
    "股份合作制, other",
    "非公司外商投资企业(中外合作), other",
    "什么, other",
    "N/A, not_stated",
    "'', not_stated"
  })
  void a_legal_form_is_read_by_the_first_matching_word(String text, String id) {
    assertThat(EnterpriseTypes.read(text).id()).isEqualTo(id);
  }

  @Test
  void the_real_register_has_hardly_any_other_forms() {
    Map<EnterpriseType, Integer> counts = new EnumMap<>(EnterpriseType.class);
    for (List<String> row : SharedData.register()) {
      counts.merge(EnterpriseTypes.read(row.get(3)), 1, Integer::sum);
    }
    assertThat(counts)
        .containsEntry(EnterpriseType.NOT_STATED, 90_364)
        .containsEntry(EnterpriseType.COMPANY, 6_695)
        .containsEntry(EnterpriseType.BRANCH, 204)
        .containsEntry(EnterpriseType.OTHER, 39);
  }
}

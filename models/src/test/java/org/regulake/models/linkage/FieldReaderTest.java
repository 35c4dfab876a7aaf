package org.regulake.models.linkage;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FieldReaderTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "null",
      textBlock =
          """
          plain                     | ｈｕａ　明                     | HUA明
          digits                    | 0571-8888 8888 转 1            | 0571888888881
          digits, last 8            | +86 138 0000 1234              | 00001234
          digits, last 8            | 1234                           | null
          first 2                   | 华                             | null
          first 2                   | 𠮷明华                         | 𠮷明
          name                      | 杭州華明科技有限公司           | 杭州华明科技有限公司
          name_brand                | 杭州华明科技有限公司           | 华明
          name_trade                | 杭州华明科技有限公司           | 科技
          name_region               | 杭州华明科技有限公司           | 3301
          name_region               | 浙江华明科技有限公司           | 33
          name_form                 | 杭州华明科技有限公司           | limited_company
          name_branch               | 杭州华明科技有限公司           | -
          name_branch               | 杭州华明科技有限公司深圳分公司 | 深圳分公司
          name_branch               | 张三                           | null
          name_brand                | 张三                           | null
          name_brand                | Foreign Trading Ltd            | null
          address_residue           | 浙江省杭州市西湖区文三路100号  | 文三路100号
          address_residue           | 西湖区文三路１００號           | 文三路100号
          address_residue           | 文三路阳光小区3幢              | 文三路阳光小区3幢
          address_residue           | 浙江省杭州市                   | null
          plain                     | N/A                            | null
          plain                     | 无                             | null
          plain                     | null                           | null
          """)
  void aValueIsReadStepByStepAndWhatIsNotStatedIsNone(
      String steps, String stated, String expected) {
    List<Reading> read = Arrays.stream(steps.split(", ")).map(Reading::of).toList();
    FieldReader reader = new FieldReader(List.of(new LinkageField("value", "stated", read)));

    assertThat(reader.read(new String[] {stated})).containsExactly(expected);
  }

  @Test
  void aNameIsReadForEachRecordAnew() {
    FieldReader reader =
        new FieldReader(
            List.of(new LinkageField("brand", "name", List.of(Reading.of("name_brand")))));

    assertThat(reader.read(new String[] {"杭州华明科技有限公司"})).containsExactly("华明");
    assertThat(reader.read(new String[] {"杭州新锐科技有限公司"})).containsExactly("新锐");
  }
}

package org.regulake.models.name;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.regulake.models.name.NameFile.Case;

/** Properties that hold for every text, over texts made of the pieces of names. */
class NamePropertiesTest {

  private static final String[] PIECES = {
    "深圳市",
    "深圳",
    "广东省",
    "上海",
    "朝阳",
    "和平",
    "余杭区",
    "中国",
    "(",
    ")",
    "（",
    "）",
    "【",
    "集团",
    "科技",
    "信息",
    "技术",
    "贸易",
    "市",
    "县",
    "区",
    "第",
    "一",
    "1",
    "12",
    "有限",
    "公司",
    "有限公司",
    "股份",
    "有限责任公司",
    "合伙企业",
    "(有限合伙)",
    "店",
    "厂",
    "部",
    "事务所",
    "分",
    "分公司",
    "支行",
    "专业合作社",
    "沐",
    "砺岳",
    "棠",
    "華",
    "乾",
    "昇",
    "A",
    "ａ",
    " ",
    "\u3000",
    "·",
    "“",
    "、",
    "-",
    "\uD842\uDFB7",
    "\uD800",
    "\uFEFF",
    "無",
    "",
    "吉林",
    "海南州",
    "开发区"
  };

  private static List<String> texts(int seed, int count) {
    Random random = new Random(seed);
    return IntStream.range(0, count)
        .mapToObj(
            i ->
                random
                    .ints(random.nextInt(9), 0, PIECES.length)
                    .mapToObj(piece -> PIECES[piece])
                    .collect(Collectors.joining()))
        .toList();
  }

  @Test
  void reading_never_throws_and_a_name_that_is_read_has_a_brand() {
    for (String text : texts(7, 50_000)) {
      assertThatCode(
              () -> {
                EnterpriseName name = EnterpriseName.of(text);
                assertThat(name.brand() != null && !name.brand().isEmpty())
                    .isEqualTo(name.isRead());
              })
          .as("text '%s'", text)
          .doesNotThrowAnyException();
    }
  }

  @Test
  void a_comparison_is_the_same_in_both_directions() {
    List<EnterpriseName> names =
        Stream.concat(
                texts(11, 600).stream(),
                NameRules.standard().cases().stream()
                    .flatMap(pair -> Stream.of(pair.one(), pair.other())))
            .map(EnterpriseName::of)
            .filter(EnterpriseName::isRead)
            .toList();
    assertThat(names).hasSizeGreaterThan(400);
    for (EnterpriseName one : names) {
      for (EnterpriseName other : names) {
        assertThat(NameComparison.of(one, other))
            .as("%s and %s", one.text(), other.text())
            .isEqualTo(NameComparison.of(other, one));
      }
    }
  }

  @Test
  void a_name_is_never_different_from_itself() {
    for (String text : texts(13, 20_000)) {
      assertThat(NameComparison.of(text, text).verdict())
          .as("text '%s'", text)
          .isNotEqualTo(NameVerdict.DIFFERENT);
    }
  }

  @Test
  void names_that_are_the_same_share_their_brand_or_its_words() {
    List<EnterpriseName> names =
        texts(17, 1_500).stream().map(EnterpriseName::of).filter(EnterpriseName::isRead).toList();
    for (EnterpriseName one : names) {
      for (EnterpriseName other : names) {
        if (NameComparison.of(one, other).verdict() == NameVerdict.SAME) {
          assertThat(
                  one.brand().equals(other.brand())
                      || one.brandAndTrade().equals(other.brandAndTrade()))
              .as("%s and %s", one.text(), other.text())
              .isTrue();
        }
      }
    }
  }

  @Test
  void another_character_in_the_brand_makes_another_enterprise_whatever_else_is_shared() {
    String[] templates = {
      "深圳市%s科技有限公司", "%s（深圳）信息技术服务股份有限公司", "%s集团有限公司", "余杭区%s小吃店", "杭州%s创业投资中心（有限合伙）",
      "上海%s贸易有限公司北京分公司", "昆山市%s蔬菜种植专业合作社", "%s科技深圳有限公司", "北京%s律师事务所", "%s锅炉有限公司"
    };
    String characters = "沐砺岳澜檀岫笙棠珀沄蕴晟屿枫桐翊筱岚";
    Random random = new Random(19);
    for (int i = 0; i < 20_000; i++) {
      StringBuilder brand = new StringBuilder();
      for (int length = 2 + random.nextInt(3); length > 0; length--) {
        brand.append(characters.charAt(random.nextInt(characters.length())));
      }
      StringBuilder other = new StringBuilder(brand);
      int changed = random.nextInt(brand.length());
      char c = characters.charAt(random.nextInt(characters.length()));
      other.setCharAt(changed, c);
      String template = templates[random.nextInt(templates.length)];
      NameComparison comparison =
          NameComparison.of(template.formatted(brand), template.formatted(other));
      assertThat(comparison.reason() == NameReason.BRAND_DIFFERS)
          .as("%s: %s and %s", template, brand, other)
          .isEqualTo(!brand.toString().contentEquals(other));
    }
  }

  @Test
  void width_blanks_brackets_case_and_quotation_marks_change_no_part() {
    for (Case pair : NameRules.standard().cases()) {
      EnterpriseName name = EnterpriseName.of(pair.one());
      for (String variant : variants(pair.one())) {
        EnterpriseName other = EnterpriseName.of(variant);
        assertThat(other).as("%s and %s", pair.one(), variant).isEqualTo(name);
      }
    }
  }

  private static List<String> variants(String name) {
    List<String> variants = new ArrayList<>();
    variants.add(" " + name + "\u3000");
    variants.add(name.replace('（', '(').replace('）', ')'));
    variants.add(name.replace('（', '〔').replace('）', '〕'));
    variants.add(wide(name));
    variants.add("“" + name + "”");
    if (name.codePoints().noneMatch(c -> c < 0x80)) {
      variants.add(String.join(" ", name.split("")));
    }
    return variants;
  }

  private static String wide(String name) {
    return name.chars()
        .map(c -> c > ' ' && c < 0x7F ? c + 0xFEE0 : c)
        .mapToObj(Character::toString)
        .collect(Collectors.joining());
  }
}

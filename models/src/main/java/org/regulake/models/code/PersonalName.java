package org.regulake.models.code;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Distinguishes names of natural persons from names of enterprises, and normalises their spelling.
 */
public final class PersonalName {

  /**
   * Words that make a name that of an organisation; none of them occurs in the name of a person.
   */
  private static final Pattern ORGANISATION =
      Pattern.compile(
          "公司|企业|企業|集团|集團|合伙|银行|銀行|基金|信托|保险|证券|證券|资产|资本|投资|控股|股份|有限"
              + "|委员会|協會|协会|商会|学会|联合会|研究院|研究所|事务所|工作室|经营部|经销部|门市部|服务部|营业部|项目部|分部|总部|中心|超市|商行|商店|饭店|酒店|宾馆"
              + "|餐馆|餐厅|药房|诊所|医院|学校|大学|学院|幼儿园|合作社|供销社|经济社|农场|林场|工厂|政府|街道办|村民小组|财政|国资|管理局|总局|科技|贸易|厂$|店$"
              + "|\\b(?:CO|COMPANY|LTD|LIMITED|INC|CORP|CORPORATION|LLC|LLP|GMBH|PLC|SARL|PTE|FUND|PARTNERS|PARTNERSHIP|HOLDINGS?|GROUP"
              + "|TRUST|BANK|INVESTMENTS?|CAPITAL|VENTURES?|ENTERPRISES?|INDUSTRIES|INTERNATIONAL)\\b"
              + "|\\b(?:LP|AG|BV|NV|SA|KK|L\\.P\\.|B\\.V\\.|N\\.V\\.|S\\.A\\.|K\\.K\\.)$");

  /**
   * Endings of organisations that given names may have as well, so they count in longer names only.
   */
  private static final String LAST_CHARACTERS = "社局会行所部站院馆吧坊园场室校村组队铺楼处厅";

  private static final int LONGEST_CHINESE_NAME = 4;

  private static final Pattern BETWEEN_HAN = Pattern.compile("(?<=\\p{IsHan}) +(?=\\p{IsHan})");
  private static final Pattern BLANKS = Pattern.compile("[\\s\\p{Z}]+");
  private static final Pattern INVISIBLE = Pattern.compile("[\\p{Cf}\\p{Cc}&&[^\\t\\n\\r]]");
  private static final Pattern MIDDLE_DOT = Pattern.compile(" ?[·•‧・･∙⋅●．] ?");

  private PersonalName() {}

  /** Whether a cell states a name at all. */
  public static boolean isStated(String name) {
    return !NotStated.isForName(name);
  }

  /** Whether the words of a name show that it is that of an organisation: 公司, 厂, 合伙企业, Ltd. */
  public static boolean isOrganisation(String name) {
    String folded = fold(name);
    int length = folded.length();
    return ORGANISATION.matcher(folded).find()
        || length > LONGEST_CHINESE_NAME
            && folded.indexOf('·') < 0
            && LAST_CHARACTERS.indexOf(folded.charAt(length - 1)) >= 0;
  }

  /**
   * Normalised spelling of a name, independent of width, capital letters, middle dots and blanks.
   */
  public static String fold(String name) {
    if (isPlainHan(name)) {
      return name;
    }
    String folded = INVISIBLE.matcher(name).replaceAll("");
    folded =
        BLANKS.matcher(Normalizer.normalize(folded, Normalizer.Form.NFKC)).replaceAll(" ").strip();
    folded = MIDDLE_DOT.matcher(folded).replaceAll("·");
    return BETWEEN_HAN.matcher(folded).replaceAll("").toUpperCase(Locale.ROOT);
  }

  /** Whether a name needs no change, as most do. */
  private static boolean isPlainHan(String name) {
    for (int i = 0; i < name.length(); i++) {
      if (name.charAt(i) < 0x4E00 || name.charAt(i) > 0x9FFF) {
        return false;
      }
    }
    return true;
  }
}

package org.regulake.models.name;

/**
 * A Chinese enterprise name by its parts: region, brand, trade and legal form (《企业名称登记管理规定》, State
 * Council Order 734 of 2020, art. 6), and the part by which a branch is told from its enterprise
 * (art. 13). Width, blanks, brackets, case and traditional characters make no difference to any
 * part.
 *
 * @param state whether the text was read; the parts are null unless it was
 * @param text the text in the form in which names are compared
 * @param region 行政区划名称; null when not stated
 * @param brand 字号; what remains when all other parts are taken away
 * @param trade 行业或者经营特点; null when not stated, or when it cannot be told from the brand
 * @param group what 集团 says in the name
 * @param form 组织形式; null when not stated
 * @param placeWord the word for a place of business or an office (店, 律师事务所); null when there is
 *     none
 * @param branch what follows the name of the enterprise, as in 深圳分公司; null when the name is that of
 *     an enterprise
 */
public record EnterpriseName(
    State state,
    String text,
    Locality region,
    String brand,
    String trade,
    GroupWord group,
    LegalForm form,
    String placeWord,
    String branch) {

  /** Results of reading a text. */
  public enum State {
    READ,
    NOT_STATED,
    /** It has no Chinese character, so that it is no registered name (art. 5). */
    NOT_CHINESE,
    /**
     * It has no part that only the name of an enterprise has, as a person's name; or it goes on
     * after the legal form with something else than a branch.
     */
    UNCLEAR
  }

  static EnterpriseName unread(State state, String text) {
    return new EnterpriseName(state, text, null, null, null, GroupWord.NONE, null, null, null);
  }

  /** The parts of a text by the packaged rules; any text has an answer, null too. */
  public static EnterpriseName of(String text) {
    return new NameParser(NameRules.standard()).read(text);
  }

  /** Whether the text is the name of an enterprise, with at least its brand. */
  public boolean isRead() {
    return state == State.READ;
  }

  /** Whether the name is that of a branch (分公司, 支行). */
  public boolean isBranch() {
    return branch != null;
  }

  /**
   * The brand with characters that may be variants of each other as one; null where there is no
   * brand.
   */
  public String brandLoosely() {
    return brand == null ? null : NameText.loose(brand);
  }

  /** Brand and trade in the order of the name, whatever the border between the two. */
  String brandAndTrade() {
    return trade == null ? brand : brand + trade;
  }
}

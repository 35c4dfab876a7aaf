package org.regulake.models.name;

/**
 * The end of a name cut off: legal form, place word and branch.
 *
 * @param body what remains: region, brand, trade and group
 * @param branch null for the name of an enterprise
 */
record NameEnding(String body, LegalForm form, String placeWord, String branch) {

  private static final int SHORTEST_BODY = 2;

  /** Length of 公司: as a short ending it occurs in trades as well (公司治理咨询). */
  private static final int SHORT_ENDING = 2;

  private static final String NUMERALS = "第〇一二三四五六七八九十0123456789";
  private static final String BEFORE_COMPANY_OF_BRANCH = "分支子";

  /** Cuts the end of a text; null when the text goes on after the form with no branch. */
  static NameEnding of(String text, NameRules rules) {
    boolean isFormSkipped = false;
    for (int start = 0; start < text.length(); start++) {
      int length = rules.formsByEnding().lengthAt(text, start);
      if (length > 0 && isBeforeBranch(text, start, length, rules)) {
        if (start < SHORTEST_BODY) {
          return null;
        }
        int end = start + length;
        NameEnding ending = withForm(text, start, end, rules);
        if (ending != null) {
          return isFormSkipped ? null : ending;
        }
        isFormSkipped |= length > SHORT_ENDING;
        start = length > SHORT_ENDING ? end - 1 : start;
      }
    }
    return isFormSkipped ? null : withoutCompany(text, rules);
  }

  private static boolean isBeforeBranch(String text, int start, int length, NameRules rules) {
    LegalForm form = rules.formsByEnding().get(text, start, start + length);
    return form.isBeforeBranch()
        && !(length == SHORT_ENDING
            && start > 0
            && BEFORE_COMPANY_OF_BRANCH.indexOf(text.charAt(start - 1)) >= 0);
  }

  private static NameEnding withForm(String text, int start, int end, NameRules rules) {
    LegalForm form = rules.formsByEnding().get(text, start, end);
    String body = text.substring(0, start);
    String rest = text.substring(end);
    String bare = rest.replace("(", "").replace(")", "");
    if (!rest.equals(bare) && rules.places().whole(bare) != null) {
      // A region in brackets behind the form belongs to the body.
      return withPlaceWord(body + "(" + bare + ")", form, null, rules);
    }
    if (rest.isEmpty()) {
      return withPlaceWord(body, form, null, rules);
    }
    return rules.branchWords().lengthBefore(bare, bare.length()) > 0
        ? withPlaceWord(body, form, branch(bare, rules), rules)
        : null;
  }

  /** Cuts the word for a place before a form in brackets: 管理中心（有限合伙）. */
  private static NameEnding withPlaceWord(
      String body, LegalForm form, String branch, NameRules rules) {
    int length = placeWordLength(body, rules);
    if (form.kind() == LegalForm.Kind.COMPANY && length > 0) {
      // 会计师事务所有限公司 is an office, while 机床厂有限公司 is named after a works.
      LegalForm office = rules.formsByEnding().get(body.substring(body.length() - length));
      length = office.kind() == LegalForm.Kind.OFFICE ? length : 0;
    }
    return new NameEnding(
        body.substring(0, body.length() - length),
        form,
        length == 0 ? null : body.substring(body.length() - length),
        branch);
  }

  private static int placeWordLength(String body, NameRules rules) {
    int length = rules.formsByEnding().lengthBefore(body, body.length());
    boolean isPlaceWord =
        length > 0
            && body.length() - length >= SHORTEST_BODY
            && rules.formsByEnding().get(body.substring(body.length() - length)).isPlaceWord();
    return isPlaceWord ? length : 0;
  }

  private static NameEnding withoutCompany(String text, NameRules rules) {
    int branchLength = rules.branchWordsAlone().lengthBefore(text, text.length());
    int length = placeWordLength(text, rules);
    if (branchLength > length) {
      int start = branchStart(text, text.length() - branchLength, rules);
      NameEnding parent =
          start < SHORTEST_BODY ? null : withoutCompany(text.substring(0, start), rules);
      boolean isPlaceOnly = parent != null && rules.places().whole(parent.body) != null;
      return parent == null || isPlaceOnly && parent.form == null
          ? null
          : new NameEnding(
              parent.body, parent.form, parent.placeWord, branch(text.substring(start), rules));
    }
    if (length == 0) {
      return new NameEnding(text, null, null, null);
    }
    String word = text.substring(text.length() - length);
    return new NameEnding(
        text.substring(0, text.length() - length), rules.formsByEnding().get(word), word, null);
  }

  /** Where the branch begins that ends with a branch word: before its number and its place. */
  private static int branchStart(String text, int wordStart, NameRules rules) {
    int start = wordStart;
    while (start > SHORTEST_BODY && NUMERALS.indexOf(text.charAt(start - 1)) >= 0) {
      start--;
    }
    PlaceTable.Found place = rules.places().before(text, start);
    return place == null || place.end() < SHORTEST_BODY ? start : place.end();
  }

  /** A branch with its place in short: 深圳市分公司 is 深圳分公司. */
  private static String branch(String words, NameRules rules) {
    for (int end = words.length() - 1; end > 1; end--) {
      Locality place = rules.places().whole(words.substring(0, end));
      if (place != null) {
        return NameText.brand(place.shortName() + words.substring(end));
      }
    }
    return NameText.brand(words);
  }
}

package org.regulake.models.name;

import org.regulake.models.code.NotStated;
import org.regulake.models.code.PersonalName;
import org.regulake.models.name.EnterpriseName.State;

/** Reads names from the end: branch, legal form, then region, group, trade, and last the brand. */
final class NameParser {

  private static final int LONGEST_NAME_OF_A_PERSON = 4;

  private final NameRules rules;

  NameParser(NameRules rules) {
    this.rules = rules;
  }

  EnterpriseName read(String text) {
    if (NotStated.isForName(text)) {
      return EnterpriseName.unread(State.NOT_STATED, "");
    }
    String key = NameText.key(text);
    if (NotStated.isForName(key)) {
      return EnterpriseName.unread(State.NOT_STATED, "");
    }
    if (!NameText.hasHan(key)) {
      return EnterpriseName.unread(State.NOT_CHINESE, key);
    }
    String name = withoutRemark(key);
    NameEnding ending = NameEnding.of(name, rules);
    if (ending == null) {
      return EnterpriseName.unread(State.UNCLEAR, key);
    }
    NameBody body = NameBody.of(ending.body(), rules);
    if (body.brand().isEmpty() || !isEvident(text, name, ending, body)) {
      return EnterpriseName.unread(State.UNCLEAR, key);
    }
    return new EnterpriseName(
        State.READ,
        key,
        body.region(),
        NameText.brand(body.brand()),
        body.trade(),
        body.group(),
        ending.form(),
        ending.placeWord(),
        ending.branch());
  }

  /** Without a remark of the register in brackets at the end (已注销). */
  private String withoutRemark(String key) {
    int open = key.endsWith(")") ? key.lastIndexOf('(') : -1;
    boolean isRemark = open > 0 && rules.isRemark(key.substring(open + 1, key.length() - 1));
    return isRemark ? key.substring(0, open) : key;
  }

  /** Whether a part is there that the name of a person has not. */
  private static boolean isEvident(String text, String name, NameEnding ending, NameBody body) {
    boolean isLong = name.length() > LONGEST_NAME_OF_A_PERSON;
    if (ending.form() != null && !ending.form().isPlaceWord()
        || ending.branch() != null
        || body.group() != GroupWord.NONE) {
      return true;
    }
    if (ending.form() != null) {
      return isLong || ending.placeWord().length() > 1 || PersonalName.isOrganisation(text);
    }
    return body.trade() != null && (isLong || PersonalName.isOrganisation(text))
        || body.region() != null && isLong;
  }
}

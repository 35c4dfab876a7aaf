package org.regulake.models.code;

import java.util.Locale;

/** The legal forms that supervision distinguishes; registers write them in about a hundred ways. */
public enum EnterpriseType {
  COMPANY("公司", "company"),
  /** A part of an enterprise that is entered on its own: branch, office, business unit. */
  BRANCH("分支机构", "branch"),
  INDIVIDUAL("个体工商户", "individual business"),
  SOLE_PROPRIETORSHIP("个人独资企业", "sole proprietorship"),
  PARTNERSHIP("合伙企业", "partnership"),
  COOPERATIVE("农民专业合作社", "cooperative"),
  STATE_OWNED("全民所有制企业", "state-owned enterprise, not a company"),
  COLLECTIVE("集体所有制企业", "collective enterprise"),
  FOREIGN_REPRESENTATIVE("外国企业常驻代表机构", "representative office of a foreign enterprise"),
  OTHER("其他", "other"),
  NOT_STATED("未填", "not stated");

  private final String chinese;
  private final String english;

  EnterpriseType(String chinese, String english) {
    this.chinese = chinese;
    this.english = english;
  }

  /** The value in columns, as in {@code sole_proprietorship}. */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  public String chinese() {
    return chinese;
  }

  public String english() {
    return english;
  }
}

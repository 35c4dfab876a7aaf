package org.regulake.pipelines.graph;

import java.util.Arrays;
import java.util.Locale;

/** Types of findings, with the names that regulators use. */
public enum FindingType {
  SELF_HOLDING("持有自身股权", "holds stakes in itself"),
  REPEATED_STAKE("同一出资重复申报", "the same stake stated more than once"),
  OVER_HELD("持股合计超过100%", "stakes that exceed 100 % in total"),
  MUTUAL_GUARANTEE("互相担保", "two enterprises that guarantee for each other"),
  GUARANTEE_CIRCLE("担保圈", "circle of guarantees"),
  GUARANTEE_CHAIN("担保链", "chain of guarantees"),
  GUARANTEE_HUB("集中对外担保", "guarantees for many debtors or large sums"),
  OVER_GUARANTEE("担保超过净资产", "guarantees for more than its net assets"),
  CROSS_SHAREHOLDING("交叉持股", "two enterprises with stakes in each other"),
  CIRCULAR_SHAREHOLDING("循环持股", "stakes in a ring"),
  SPLIT_CONTROL("分散持股的控制", "control through several holders, none of whom has a majority"),
  SHARED_ADDRESS("多户同一地址", "many enterprises at one address"),
  SHARED_PHONE("多户同一电话", "many enterprises with one telephone"),
  SHARED_REPRESENTATIVE("多户同一法定代表人", "many enterprises with one legal representative"),
  MASS_REGISTRATION("集中批量登记", "many enterprises registered within a few days"),
  CROSS_APPOINTMENT("交叉任职", "officer in many enterprises"),
  INTERLOCKING_OFFICERS("两家企业多名共同任职人员", "two enterprises with several officers in common"),
  RELATED_PARTIES("疑似关联方", "two enterprises that may belong together");

  private final String chinese;
  private final String english;

  FindingType(String chinese, String english) {
    this.chinese = chinese;
    this.english = english;
  }

  /**
   * Returns the type with a code of the column {@code finding_type}.
   *
   * @throws IllegalArgumentException when no type has the code
   */
  public static FindingType of(String code) {
    return Arrays.stream(values())
        .filter(type -> type.code().equals(code))
        .findFirst()
        .orElseThrow(
            () -> new IllegalArgumentException("no finding is called '%s'".formatted(code)));
  }

  /** The code in the column {@code finding_type}. */
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Name in Chinese and English. */
  public String label() {
    return chinese + " · " + english;
  }
}

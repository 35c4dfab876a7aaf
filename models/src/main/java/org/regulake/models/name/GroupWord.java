package org.regulake.models.name;

/** What 集团 says in a name. */
public enum GroupWord {
  /** It is not there. */
  NONE,
  /** The name is that of a group, or of the enterprise at its head: 华某集团有限公司, 华某（集团）股份有限公司. */
  PARENT,
  /** The name of a group stands before a trade, as members of the group have it: 华某集团物流有限公司. */
  MEMBER
}

package org.regulake.models.name;

import java.util.List;
import org.regulake.models.rule.Label;
import org.regulake.models.rule.Require;

/**
 * A legal form (组织形式) and the endings by which names state it.
 *
 * @param basis the law that prescribes the words
 * @param endings as written, brackets round
 * @param partOf null: no form is more general; else the id of the form of which this one is a kind
 * @param becomes ids of the forms into which an enterprise of this one can be turned without being
 *     dissolved
 */
public record LegalForm(
    String id,
    Label label,
    String basis,
    Kind kind,
    List<String> endings,
    String partOf,
    List<String> becomes) {

  /** Kinds of legal forms, which differ in how a name is used. */
  public enum Kind {
    COMPANY,
    PARTNERSHIP,
    SOLE_PROPRIETORSHIP,
    COOPERATIVE,
    /** A word for the office of a profession (律师事务所), which has one of several legal forms. */
    OFFICE,
    /**
     * A word for a place of business (店, 厂, 超市), which says something of the trade and nothing of
     * the law. Such a name is unique within a county only.
     */
    ESTABLISHMENT
  }

  /** Checks that the form is complete. */
  public LegalForm {
    Require.id("a legal form", id);
    String owner = "legal form '%s'".formatted(id);
    Require.present(owner, "label", label);
    Require.present(owner, "basis", basis);
    Require.present(owner, "kind", kind);
    endings = Require.nonEmpty(owner, "endings", endings);
    becomes = Require.list(becomes);
  }

  /** Whether its words name a place, and are compared as words. */
  boolean isPlaceWord() {
    return kind == Kind.ESTABLISHMENT || kind == Kind.OFFICE;
  }

  /** Whether a name with it is protected within a county only. */
  boolean isLocal() {
    return kind == Kind.ESTABLISHMENT;
  }

  /** Whether a full name with it can stand before the name of a branch. */
  boolean isBeforeBranch() {
    return !isPlaceWord();
  }

  /** Whether one of the two is a kind of the other. */
  boolean includes(LegalForm other) {
    return id.equals(other.partOf) || other.id.equals(partOf);
  }

  /** Whether an enterprise of one of the two can have the other later. */
  boolean mayChangeTo(LegalForm other) {
    return becomes.contains(other.id) || other.becomes.contains(id);
  }
}

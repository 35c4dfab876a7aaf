package org.regulake.models.name;

import java.util.List;
import org.regulake.models.rule.Label;
import org.regulake.models.rule.Require;

/**
 * A rule file on names: any of the lists of words, the reasons, or cases.
 *
 * @param basis the law that the words follow
 * @param groupWords words that name a group of enterprises
 * @param groupTrades trades that the parent of a group has behind such a word
 * @param remarks words in brackets that registers append to a name
 * @param places null: another file says how divisions are written
 */
record NameFile(
    Label label,
    String basis,
    List<LegalForm> forms,
    List<String> groupWords,
    List<String> groupTrades,
    List<String> remarks,
    List<Trades> trades,
    List<Branches> branches,
    Places places,
    List<Explanation> reasons,
    List<Case> cases) {

  NameFile {
    Require.present("a file on names", "label", label);
    Require.present(label.en(), "basis", basis);
    forms = Require.list(forms);
    groupWords = Require.list(groupWords);
    groupTrades = Require.list(groupTrades);
    remarks = Require.list(remarks);
    trades = Require.list(trades);
    branches = Require.list(branches);
    reasons = Require.list(reasons);
    cases = Require.list(cases);
  }

  /** Words of trades that belong together. */
  record Trades(Label label, List<String> words) {

    Trades {
      Require.present("a group of trades", "label", label);
      words = Require.nonEmpty(label.en(), "words", words);
      Require.unique(label.en(), words);
    }
  }

  /**
   * Words that end the name of a branch.
   *
   * @param alone whether they do so without the full name of the enterprise before them
   */
  record Branches(Label label, boolean alone, List<String> words) {

    Branches {
      Require.present("a group of branch words", "label", label);
      words = Require.nonEmpty(label.en(), "words", words);
      Require.unique(label.en(), words);
    }
  }

  /**
   * How names write divisions.
   *
   * @param countries names of the country
   * @param endings what the short form of a division lacks
   * @param nationalities what stands before the ending of an autonomous division and is left out
   *     with it
   * @param zones zones that follow a division and have no code
   * @param ordinaryWords short forms that are read as a division only with their ending
   * @param ordinaryInside short forms that are so behind a brand
   */
  record Places(
      List<String> countries,
      List<String> endings,
      List<String> nationalities,
      List<String> zones,
      List<String> ordinaryWords,
      List<String> ordinaryInside) {

    Places {
      countries = Require.nonEmpty("places", "countries", countries);
      endings = Require.nonEmpty("places", "endings", endings);
      nationalities = Require.nonEmpty("places", "nationalities", nationalities);
      zones = Require.nonEmpty("places", "zones", zones);
      ordinaryWords = Require.list(ordinaryWords);
      Require.unique("ordinary words", ordinaryWords);
      ordinaryInside = Require.list(ordinaryInside);
    }
  }

  /** A reason with its verdict, in words. */
  record Explanation(NameReason id, NameVerdict verdict, Label label) {

    Explanation {
      Require.present("a reason", "id", id);
      Require.present("reason '%s'".formatted(id), "verdict", verdict);
      Require.present("reason '%s'".formatted(id), "label", label);
    }
  }

  /**
   * Two names and the verdict of a registrar. The names are invented.
   *
   * @param about what the pair shows
   * @param reason null: several reasons hold, and the case leaves open which is named
   * @param because the registrar's ground
   */
  record Case(
      String about,
      String one,
      String other,
      NameVerdict verdict,
      NameReason reason,
      String because) {

    Case {
      Require.present("a case", "about", about);
      String owner = "case '%s / %s'".formatted(one, other);
      Require.present(owner, "one", one);
      Require.present(owner, "other", other);
      Require.present(owner, "verdict", verdict);
      Require.present(owner, "because", because);
    }
  }
}

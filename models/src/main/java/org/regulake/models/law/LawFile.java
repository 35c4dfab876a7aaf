package org.regulake.models.law;

import java.util.List;
import org.regulake.models.rule.Label;
import org.regulake.models.rule.Require;

/** One file of {@code models/law}: the numbers, lists and provisions of one subject. */
record LawFile(
    Label subject, List<LawNumber> numbers, List<LawList> lists, List<Provision> provisions) {

  LawFile {
    Require.present("a law file", "subject", subject);
    numbers = Require.list(numbers);
    lists = Require.list(lists);
    provisions = Require.list(provisions);
  }
}

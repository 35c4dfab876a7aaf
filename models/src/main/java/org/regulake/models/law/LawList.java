package org.regulake.models.law;

import java.util.List;
import org.regulake.models.rule.Label;
import org.regulake.models.rule.Require;

/** A statutory list of grounds or kinds. */
public record LawList(String id, Label label, List<LawCode> codes) {

  public LawList {
    String owner = "list '%s'".formatted(id);
    Require.id(owner, id);
    Require.present(owner, "label", label);
    codes = Require.list(codes);
    Require.unique(owner, codes.stream().map(code -> code.code() + " from " + code.validFrom()).toList());
  }
}

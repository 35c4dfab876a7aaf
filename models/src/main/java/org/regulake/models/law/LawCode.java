package org.regulake.models.law;

import java.time.LocalDate;
import org.regulake.models.rule.Label;
import org.regulake.models.rule.Require;

/**
 * One entry of a statutory list, such as a ground for the abnormal-operation list.
 *
 * @param code our code, used in data
 * @param validTo first day on which it is no longer in force; null: still in force
 */
public record LawCode(
    String code,
    Label label,
    LocalDate validFrom,
    LocalDate validTo,
    String citation,
    Evidence evidence)
    implements InForce {

  public LawCode {
    String owner = "code '%s'".formatted(code);
    Require.id(owner, code);
    Require.present(owner, "label", label);
    Require.present(owner, "valid_from", validFrom);
    Require.present(owner, "citation", citation);
    Require.present(owner, "evidence", evidence);
    InForce.requireOrder(owner, validFrom, validTo);
  }
}

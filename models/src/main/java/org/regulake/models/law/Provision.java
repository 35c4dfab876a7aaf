package org.regulake.models.law;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.regulake.models.rule.Label;
import org.regulake.models.rule.Require;

/**
 * A provision that is the basis of a score or an indicator.
 *
 * @param citations by date, the oldest first, each beginning where the previous one ends
 */
public record Provision(String id, Label label, List<Citation> citations) {

  public Provision {
    String owner = "provision '%s'".formatted(id);
    Require.id(owner, id);
    Require.present(owner, "label", label);
    citations = Require.list(citations);
    if (citations.isEmpty()) {
      throw new IllegalArgumentException(owner + " has no citation");
    }
    InForce.requireContiguous(owner, citations);
  }

  Optional<Citation> inForce(LocalDate asOf) {
    return citations.stream().filter(citation -> citation.isInForce(asOf)).findFirst();
  }
}

package org.regulake.models.law;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.regulake.models.rule.Label;
import org.regulake.models.rule.Require;

/**
 * A provision on which a score or an indicator rests.
 *
 * @param citations by date, the oldest first, each beginning where the one before ends
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
    for (int i = 1; i < citations.size(); i++) {
      if (!Objects.equals(citations.get(i - 1).validTo(), citations.get(i).validFrom())) {
        throw new IllegalArgumentException("%s: '%s' has to begin on the day on which '%s' ends"
            .formatted(owner, citations.get(i).text(), citations.get(i - 1).text()));
      }
    }
  }

  Optional<Citation> inForce(LocalDate asOf) {
    return citations.stream().filter(citation -> citation.isInForce(asOf)).findFirst();
  }
}

package org.regulake.models.law;

import java.util.List;
import org.regulake.models.rule.Label;
import org.regulake.models.rule.Require;

/**
 * A statutory list of grounds or kinds.
 *
 * @param recordedOnly true while no code reads it; else null
 * @param readBy simple names of the classes that read it
 */
public record LawList(
    String id, Label label, Boolean recordedOnly, List<String> readBy, List<LawCode> codes) {

  public LawList {
    String owner = "list '%s'".formatted(id);
    Require.id(owner, id);
    Require.present(owner, "label", label);
    readBy = Require.list(readBy);
    LawReaders.check(owner, Boolean.TRUE.equals(recordedOnly), readBy);
    codes = Require.list(codes);
    for (LawCode code : codes) {
      long inForce =
          codes.stream()
              .filter(
                  other -> other.code().equals(code.code()) && other.isInForce(code.validFrom()))
              .count();
      if (inForce != 1) {
        throw new IllegalArgumentException(
            "%s names '%s' %d times on %s: let one entry end where the next begins"
                .formatted(owner, code.code(), inForce, code.validFrom()));
      }
    }
  }

  String reader() {
    return LawReaders.shown(readBy);
  }
}

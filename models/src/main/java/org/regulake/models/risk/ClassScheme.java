package org.regulake.models.risk;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.regulake.models.rule.Dated;
import org.regulake.models.rule.Require;

/**
 * Classes and their cut-offs from a day on.
 *
 * @param levels from the lowest risk to the highest, contiguous
 */
public record ClassScheme(
    LocalDate effectiveFrom, String basis, List<ClassLevel> levels, ThinFile thinFile)
    implements Dated {

  public ClassScheme {
    String owner = "classes of " + effectiveFrom;
    Require.present(owner, "basis", basis);
    Require.present(owner, "thin_file", thinFile);
    levels = Require.list(levels);
    Require.unique(
        owner,
        Stream.concat(levels.stream().map(ClassLevel::code), Stream.of(thinFile.code())).toList());
    if (levels.size() < 2
        || levels.get(0).from() != null
        || levels.get(levels.size() - 1).below() != null) {
      throw new IllegalArgumentException(
          owner + ": give at least two levels, the first without 'from', the last without 'below'");
    }
    for (int i = 1; i < levels.size(); i++) {
      Integer end = levels.get(i - 1).below();
      if (end == null || !Objects.equals(end, levels.get(i).from())) {
        throw new IllegalArgumentException(
            "%s: class %s ends below %s but class %s begins at %s: make them meet"
                .formatted(
                    owner,
                    levels.get(i - 1).code(),
                    end,
                    levels.get(i).code(),
                    levels.get(i).from()));
      }
    }
  }

  /** Codes of the classes, from the lowest risk to the highest. */
  public List<String> codes() {
    return levels.stream().map(ClassLevel::code).toList();
  }
}

package org.regulake.pipelines.collect;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.regulake.models.code.Folding;
import org.regulake.pipelines.source.Source;

/**
 * A landed column that is joined from several columns of a file.
 *
 * @param column the landed column
 * @param headers the columns of the file, in the order in which they are joined
 * @param with the separator
 * @param isWhole whether one empty part makes the cell empty: half a name, number or key would be a
 *     different one
 * @param notStated folded words that state nothing
 */
record Join(
    String column, List<String> headers, String with, boolean isWhole, Set<String> notStated)
    implements Serializable {

  /** The joins of a description. */
  static List<Join> of(Source source, DeliveryDescription description) {
    return description.join().entrySet().stream()
        .map(
            entry -> {
              Set<String> notStated = new HashSet<>();
              description
                  .notStated()
                  .of(entry.getKey())
                  .forEach(word -> notStated.add(Folding.key(word)));
              return new Join(
                  entry.getKey(),
                  entry.getValue().of(),
                  entry.getValue().with(),
                  source.tellsApart(entry.getKey()),
                  Set.copyOf(notStated));
            })
        .toList();
  }

  /**
   * The cell joined from parts, each null or empty where nothing is stated; null when the cell is
   * empty.
   */
  String cell(String[] parts) {
    List<String> stated = new ArrayList<>(parts.length);
    for (String part : parts) {
      String text = part == null ? "" : Folding.trim(part);
      if (!text.isEmpty() && !notStated.contains(Folding.key(text))) {
        stated.add(text);
      }
    }
    boolean isEmpty = stated.isEmpty() || isWhole && stated.size() < parts.length;
    return isEmpty ? null : String.join(with, stated);
  }
}

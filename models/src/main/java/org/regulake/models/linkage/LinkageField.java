package org.regulake.models.linkage;

import java.io.Serializable;
import java.util.List;
import org.regulake.models.rule.Require;

/**
 * A value of a record by which it is compared or put into a block.
 *
 * @param name its name in the other parts of the file
 * @param column column of the data from which it is read
 * @param read the steps of reading, in their order; the text as it is when there are none
 */
public record LinkageField(String name, String column, List<Reading> read) implements Serializable {

  /** Checks that it has a name and a column. */
  public LinkageField {
    Require.id("a field of the linkage", name);
    Require.present("field '%s'".formatted(name), "column", column);
    read = Require.list(read);
  }
}

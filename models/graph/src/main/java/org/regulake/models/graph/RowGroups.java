package org.regulake.models.graph;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.apache.spark.sql.Row;

/**
 * Iterates over the sorted rows of a partition group by group; one group is in memory at a time.
 */
public final class RowGroups implements Iterator<Row> {

  private final Iterator<Row> rows;
  private final int keyColumns;
  private final Function<List<Row>, Iterator<Row>> answer;
  private Row ahead;
  private Iterator<Row> answers = Collections.emptyIterator();

  private RowGroups(Iterator<Row> rows, int keyColumns, Function<List<Row>, Iterator<Row>> answer) {
    this.rows = rows;
    this.keyColumns = keyColumns;
    this.answer = answer;
    this.ahead = rows.hasNext() ? rows.next() : null;
  }

  /**
   * Applies a function to every group.
   *
   * @param rows sorted by the key, which are the first columns
   * @param keyColumns number of columns of the key; null is a value like any other
   * @param answer returns the rows for a group, which has at least one row
   */
  public static Iterator<Row> mapGroups(
      Iterator<Row> rows, int keyColumns, Function<List<Row>, Iterator<Row>> answer) {
    return new RowGroups(rows, keyColumns, answer);
  }

  @Override
  public boolean hasNext() {
    while (!answers.hasNext() && ahead != null) {
      answers = answer.apply(nextGroup());
    }
    return answers.hasNext();
  }

  @Override
  public Row next() {
    return answers.next();
  }

  private List<Row> nextGroup() {
    List<Row> group = new ArrayList<>();
    Row first = ahead;
    while (ahead != null && isOfGroup(first, ahead)) {
      group.add(ahead);
      ahead = rows.hasNext() ? rows.next() : null;
    }
    return group;
  }

  private boolean isOfGroup(Row first, Row row) {
    for (int column = 0; column < keyColumns; column++) {
      if (!Objects.equals(first.get(column), row.get(column))) {
        return false;
      }
    }
    return true;
  }
}

package org.regulake.models.graph;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.junit.jupiter.api.Test;

class RowGroupsTest {

  private static List<String> sizes(List<Row> rows, int keyColumns) {
    List<String> sizes = new ArrayList<>();
    RowGroups.mapGroups(
            rows.iterator(),
            keyColumns,
            group ->
                group.get(0).getString(0).equals("silent")
                    ? List.<Row>of().iterator()
                    : List.of(RowFactory.create(group.get(0).getString(0), group.size()))
                        .iterator())
        .forEachRemaining(row -> sizes.add(row.getString(0) + row.getInt(1)));
    return sizes;
  }

  @Test
  void rows_with_the_same_key_are_one_group() {
    assertThat(
            sizes(
                List.of(
                    RowFactory.create("a", "1"),
                    RowFactory.create("a", "1"),
                    RowFactory.create("a", "2"),
                    RowFactory.create("b", "2")),
                2))
        .containsExactly("a2", "a1", "b1");
  }

  @Test
  void a_group_without_an_answer_does_not_end_the_walk() {
    assertThat(
            sizes(
                List.of(
                    RowFactory.create("a"),
                    RowFactory.create("silent"),
                    RowFactory.create("silent"),
                    RowFactory.create("z")),
                1))
        .containsExactly("a1", "z1");
  }

  @Test
  void no_rows_are_no_groups() {
    assertThat(sizes(List.of(), 1)).isEmpty();
  }
}

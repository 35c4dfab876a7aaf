package org.regulake.models.graph.ownership;

import java.util.Arrays;
import java.util.Iterator;
import java.util.stream.IntStream;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.unsafe.types.UTF8String;
import org.regulake.models.graph.TextIndex;
import org.regulake.models.graph.row.InternalRows;

/**
 * The ultimate controllers in all stakes of a task at once, whether of one component or of many: no
 * holder has votes in another component. Votes are whole numbers, which add up the same in any
 * order.
 */
final class ControlOfStakes {

  private static final int HOLDER = 0;
  private static final int ENTITY = 1;
  private static final int SHARE = 2;

  private final TextIndex numbers = new TextIndex();
  private int[] holder = new int[1 << 10];
  private int[] held = new int[1 << 10];
  private double[] share = new double[1 << 10];
  private int stakes;

  /** Reads stakes: holder, enterprise, share (0 to 1; null when not stated). */
  ControlOfStakes(Iterator<InternalRow> rows) {
    while (rows.hasNext()) {
      InternalRow row = rows.next();
      if (stakes == share.length) {
        holder = Arrays.copyOf(holder, 2 * stakes);
        held = Arrays.copyOf(held, 2 * stakes);
        share = Arrays.copyOf(share, 2 * stakes);
      }
      holder[stakes] = numbers.number(id(row, HOLDER, "holder_id"));
      held[stakes] = numbers.number(id(row, ENTITY, "entity_id"));
      share[stakes++] = row.isNullAt(SHARE) ? Double.NaN : row.getDouble(SHARE);
    }
  }

  private static UTF8String id(InternalRow stake, int position, String column) {
    if (stake.isNullAt(position)) {
      throw new IllegalArgumentException(
          "a stake has no %s; state it, or leave the row out".formatted(column));
    }
    return stake.getUTF8String(position);
  }

  /**
   * Rows of enterprise, controller (null when the group controls itself in a ring) and size of the
   * group.
   */
  Iterator<InternalRow> controllers(double majority) {
    ShareRegister register =
        ShareRegister.of(
            numbers.size(),
            Arrays.copyOf(holder, stakes),
            Arrays.copyOf(held, stakes),
            Arrays.copyOf(share, stakes),
            ShareRegister.OverHeld.NORMALISE);
    ControlClosure control =
        ControlClosure.of(register, majority, ControlClosure.VoteBase.OUTSTANDING);
    ControlGroups groups = ControlGroups.of(control);
    return IntStream.range(0, numbers.size())
        .filter(node -> control.ultimateController(node) != node)
        .<InternalRow>mapToObj(
            node -> {
              int controller = control.ultimateController(node);
              return InternalRows.row(
                  numbers.text(node),
                  controller == ControlClosure.NONE ? null : numbers.text(controller),
                  groups.size(groups.group(node)));
            })
        .iterator();
  }
}

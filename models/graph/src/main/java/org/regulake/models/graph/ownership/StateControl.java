package org.regulake.models.graph.ownership;

import java.util.BitSet;
import org.regulake.models.graph.DirectedGraph;

/**
 * The enterprises that the state controls (国有独资、国有控股): those whose registered form says so, those
 * whose ultimate controller is an organ of the state or such an enterprise, and those in which
 * several of these together have the majority of the votes.
 */
final class StateControl {

  private final ShareRegister votes;
  private final ControlClosure control;
  private final BitSet ofState;
  private final double majority;

  /**
   * State control in one register of votes.
   *
   * @param ofState organs of the state, and enterprises whose form says that the state controls
   *     them
   * @param majority part of the votes that has to be exceeded
   */
  StateControl(ShareRegister votes, ControlClosure control, BitSet ofState, double majority) {
    this.votes = votes;
    this.control = control;
    this.ofState = ofState;
    this.majority = majority;
  }

  /** Whether the state controls the enterprise. */
  boolean isControlled(int enterprise) {
    return isOfState(enterprise) || stateVotes(enterprise) > majority * votes.base(enterprise);
  }

  private boolean isOfState(int node) {
    int controller = control.ultimateController(node);
    return ofState.get(node) || controller != ControlClosure.NONE && ofState.get(controller);
  }

  private long stateVotes(int enterprise) {
    DirectedGraph holders = votes.holders();
    long sum = 0;
    for (int edge = holders.firstEdge(enterprise); edge < holders.endEdge(enterprise); edge++) {
      int holder = holders.target(edge);
      sum += holder != enterprise && isOfState(holder) ? votes.units(holders.position(edge)) : 0;
    }
    return sum;
  }
}

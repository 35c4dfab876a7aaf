package org.regulake.models.graph.ownership;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.regulake.models.graph.ownership.OwnershipStructure.Answer;

/**
 * The answers for the enterprises of one component; nodes are numbered in the order of their ids,
 * so the answers do not depend on the order of rows.
 */
final class OwnershipOfComponent {

  /**
   * Bound of the companies looked up for one another in a component: this many for each of its
   * nodes, in addition to a million. Chains of a register have some ten companies at most; a chain
   * of a million has half a million pairs per company.
   */
  private static final long LOOKUPS_PER_NODE = 16;

  private static final long BASE_LOOKUPS = 1_000_000;

  private final String[] id;
  private final int[] manager;
  private final ShareRegister register;
  private final ShareRegister votes;
  private final ControlClosure control;
  private final ControlGroups groups;
  private final BitSet persons = new BitSet();
  private final BitSet ofState = new BitSet();
  private final BitSet asksGeneralPartner = new BitSet();
  private final OwnershipRules rules;
  private long leftToLookUp;

  OwnershipOfComponent(List<Row> facts, OwnershipRules rules) {
    this.rules = rules;
    Map<String, Integer> number = new HashMap<>(2 * facts.size());
    for (Row fact : facts) {
      number.put(fact.getString(OwnershipStructure.ENTITY), 0);
      put(number, fact.getString(OwnershipStructure.HOLDER));
      put(number, fact.getString(OwnershipStructure.MANAGER));
    }
    id = number.keySet().toArray(String[]::new);
    Arrays.sort(id);
    for (int node = 0; node < id.length; node++) {
      number.put(id[node], node);
    }
    manager = new int[id.length];
    Arrays.fill(manager, BeneficialOwners.NO_PERSON);
    int stakes =
        (int) facts.stream().filter(fact -> !fact.isNullAt(OwnershipStructure.HOLDER)).count();
    int[] holder = new int[stakes];
    int[] held = new int[stakes];
    double[] share = new double[stakes];
    double[] votingShare = new double[stakes];
    int stake = 0;
    for (Row fact : facts) {
      int entity = number.get(fact.getString(OwnershipStructure.ENTITY));
      if (fact.isNullAt(OwnershipStructure.HOLDER)) {
        manager[entity] =
            fact.isNullAt(OwnershipStructure.MANAGER)
                ? BeneficialOwners.NO_PERSON
                : number.get(fact.getString(OwnershipStructure.MANAGER));
        ofState.set(entity, fact.getBoolean(OwnershipStructure.IS_STATE_CONTROLLED));
        asksGeneralPartner.set(entity, fact.getBoolean(OwnershipStructure.ASKS_GENERAL_PARTNER));
        continue;
      }
      holder[stake] = number.get(fact.getString(OwnershipStructure.HOLDER));
      held[stake] = entity;
      share[stake] = orNaN(fact, OwnershipStructure.SHARE);
      votingShare[stake] = orNaN(fact, OwnershipStructure.VOTES);
      persons.set(
          holder[stake],
          fact.getString(OwnershipStructure.HOLDER_KIND).equals(OwnershipStructure.PERSON));
      if (fact.getString(OwnershipStructure.HOLDER_KIND).equals(OwnershipStructure.STATE)) {
        ofState.set(holder[stake]);
      }
      stake++;
    }
    register = ShareRegister.of(id.length, holder, held, share, ShareRegister.OverHeld.NORMALISE);
    votes =
        Arrays.equals(share, votingShare)
            ? register
            : ShareRegister.of(
                id.length, holder, held, votingShare, ShareRegister.OverHeld.NORMALISE);
    control = ControlClosure.of(votes, rules.majority(), ControlClosure.VoteBase.OUTSTANDING);
    groups = ControlGroups.of(control);
  }

  private static double orNaN(Row fact, int position) {
    return fact.isNullAt(position) ? Double.NaN : fact.getDouble(position);
  }

  private static void put(Map<String, Integer> number, String id) {
    if (id != null) {
      number.put(id, 0);
    }
  }

  /**
   * The rows enterprise by enterprise, in the order of their ids, so that those of a large
   * component are never in memory at once. When the component has used up its bound, enterprises
   * get their direct holders and control, and the rest is reported as dropped.
   */
  Iterator<Row> answers() {
    IntegratedOwnership ownership =
        IntegratedOwnership.of(register, rules.precision(), rules.largestRing());
    BeneficialOwners beneficialOwners =
        new BeneficialOwners(register, ownership, control, persons, rules.beneficialThreshold());
    StateControl stateControl = new StateControl(votes, control, ofState, rules.majority());
    leftToLookUp = BASE_LOOKUPS + LOOKUPS_PER_NODE * id.length;
    return IntStream.range(0, id.length)
        .filter(register::hasHolders)
        .mapToObj(
            entity -> answers(entity, column(ownership, entity), beneficialOwners, stateControl))
        .flatMap(List::stream)
        .iterator();
  }

  private OwnerColumn column(IntegratedOwnership ownership, int entity) {
    OwnerColumn column = ownership.column(entity, leftToLookUp);
    leftToLookUp -= column.followed();
    return column;
  }

  private boolean isControlled(int entity) {
    return control.ultimateController(entity) != entity;
  }

  private Row controller(int entity) {
    return answer(
        entity,
        Answer.CONTROL,
        control.ultimateController(entity),
        null,
        null,
        groups.size(groups.group(entity)));
  }

  private List<Row> answers(
      int entity,
      OwnerColumn owners,
      BeneficialOwners beneficialOwners,
      StateControl stateControl) {
    List<Row> answers = new ArrayList<>();
    if (isControlled(entity)) {
      answers.add(controller(entity));
    }
    for (int at = 0; at < owners.size(); at++) {
      answers.add(
          answer(entity, Answer.OWNER, owners.owner(at), owners.integrated(at), null, null));
    }
    addPart(answers, entity, Answer.UNRECORDED, owners.unrecorded());
    addPart(answers, entity, Answer.CIRCULAR, owners.circular());
    addPart(answers, entity, Answer.DROPPED, owners.dropped());
    boolean isOfState =
        rules.isRepresentativeOwnerOfStateControlled() && stateControl.isControlled(entity);
    for (BeneficialOwners.Finding finding :
        isOfState
            ? List.of(
                new BeneficialOwners.Finding(
                    entity, manager[entity], BeneficialOwners.Reason.STATE_CONTROLLED, 0))
            : beneficialOwners.of(owners, manager[entity], isControllerUnknown(entity))) {
      answers.add(
          answer(
              entity,
              Answer.BENEFICIAL_OWNER,
              finding.person(),
              finding.integratedShare(),
              finding.reason().name().toLowerCase(Locale.ROOT),
              null));
    }
    return answers;
  }

  /**
   * Whether the chain of control ends at an enterprise that is controlled by a general partner whom
   * no record names.
   */
  private boolean isControllerUnknown(int entity) {
    int top = control.ultimateController(entity);
    return top != ControlClosure.NONE && asksGeneralPartner.get(top) && !votes.hasHolders(top);
  }

  private void addPart(List<Row> answers, int entity, Answer answer, double share) {
    if (share > 0) {
      answers.add(answer(entity, answer, ControlClosure.NONE, share, null, null));
    }
  }

  private Row answer(
      int entity, Answer answer, int other, Double share, String reason, Integer groupSize) {
    return RowFactory.create(
        id[entity], answer.code(), other < 0 ? null : id[other], share, reason, groupSize);
  }
}

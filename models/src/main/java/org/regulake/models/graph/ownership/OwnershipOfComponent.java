package org.regulake.models.graph.ownership;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.regulake.models.graph.ownership.OwnershipStructure.Answer;

/** The answers for the enterprises of one component; nodes are numbered in the order of their ids, so they do not depend on the order of rows. */
final class OwnershipOfComponent {

  private final String[] id;
  private final int[] manager;
  private final ShareRegister register;
  private final ControlClosure control;
  private final ControlGroups groups;
  private final IntegratedOwnership ownership;
  private final BeneficialOwners beneficialOwners;

  OwnershipOfComponent(List<Row> facts, OwnershipRules rules) {
    TreeMap<String, Integer> number = new TreeMap<>();
    for (Row fact : facts) {
      number.put(fact.getString(OwnershipStructure.ENTITY), 0);
      put(number, fact.getString(OwnershipStructure.HOLDER));
      put(number, fact.getString(OwnershipStructure.MANAGER));
    }
    id = number.keySet().toArray(String[]::new);
    for (int node = 0; node < id.length; node++) {
      number.put(id[node], node);
    }
    manager = new int[id.length];
    Arrays.fill(manager, BeneficialOwners.NOBODY);
    int stakes = (int) facts.stream().filter(fact -> !fact.isNullAt(OwnershipStructure.HOLDER)).count();
    int[] holder = new int[stakes];
    int[] held = new int[stakes];
    double[] share = new double[stakes];
    BitSet persons = new BitSet();
    int stake = 0;
    for (Row fact : facts) {
      int entity = number.get(fact.getString(OwnershipStructure.ENTITY));
      if (fact.isNullAt(OwnershipStructure.HOLDER)) {
        manager[entity] = fact.isNullAt(OwnershipStructure.MANAGER)
            ? BeneficialOwners.NOBODY : number.get(fact.getString(OwnershipStructure.MANAGER));
        continue;
      }
      holder[stake] = number.get(fact.getString(OwnershipStructure.HOLDER));
      held[stake] = entity;
      share[stake] = fact.isNullAt(OwnershipStructure.SHARE) ? Double.NaN : fact.getDouble(OwnershipStructure.SHARE);
      persons.set(holder[stake], fact.getBoolean(OwnershipStructure.IS_PERSON));
      stake++;
    }
    register = ShareRegister.of(id.length, holder, held, share, ShareRegister.OverHeld.NORMALISE);
    control = ControlClosure.of(register, rules.majority(), ControlClosure.VoteBase.OUTSTANDING);
    groups = ControlGroups.of(control);
    ownership = IntegratedOwnership.of(register, rules.smallestShare(), rules.largestRing());
    beneficialOwners = new BeneficialOwners(register, ownership, control, persons, rules.beneficialThreshold());
  }

  private static void put(TreeMap<String, Integer> number, String id) {
    if (id != null) {
      number.put(id, 0);
    }
  }

  /** Enterprise by enterprise, so that a large component is never held as rows. */
  Iterator<Row> answers() {
    return IntStream.range(0, id.length).filter(register::hasHolders).mapToObj(this::answers).flatMap(List::stream).iterator();
  }

  private List<Row> answers(int entity) {
    List<Row> answers = new ArrayList<>();
    int controller = control.ultimateController(entity);
    if (controller != entity) {
      answers.add(answer(entity, Answer.CONTROL, controller, null, null, groups.size(groups.group(entity))));
    }
    OwnerColumn owners = ownership.column(entity);
    for (int at = 0; at < owners.size(); at++) {
      answers.add(answer(entity, Answer.OWNER, owners.owner(at), owners.integrated(at), null, null));
    }
    addPart(answers, entity, Answer.UNRECORDED, owners.unrecorded());
    addPart(answers, entity, Answer.CIRCULAR, owners.circular());
    addPart(answers, entity, Answer.DROPPED, owners.dropped());
    for (BeneficialOwners.Finding finding : beneficialOwners.of(entity, manager[entity])) {
      answers.add(answer(entity, Answer.BENEFICIAL_OWNER, finding.person(), finding.integratedShare(),
          finding.reason().name().toLowerCase(Locale.ROOT), null));
    }
    return answers;
  }

  private void addPart(List<Row> answers, int entity, Answer answer, double share) {
    if (share > 0) {
      answers.add(answer(entity, answer, ControlClosure.NONE, share, null, null));
    }
  }

  private Row answer(int entity, Answer answer, int other, Double share, String reason, Integer groupSize) {
    return RowFactory.create(id[entity], answer.code(), other < 0 ? null : id[other], share, reason, groupSize);
  }
}

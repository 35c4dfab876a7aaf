package org.regulake.pipelines.collect;

import java.util.List;
import java.util.function.UnaryOperator;
import org.regulake.models.code.IdentityNumber;
import org.regulake.pipelines.identity.PersonKey;

/** Folders and files whose names hold the number of a person, under names in which it is hashed: names go to tables and to the console. */
final class HiddenNames {

  private HiddenNames() {}

  static Landing.Found of(Landing.Found found, PersonKey key) {
    UnaryOperator<String> hidden = name -> IdentityNumber.replaceIn(name, key::ofNumber);
    return new Landing.Found(found.deliveries().stream().map(delivery -> delivery.named(hidden)).toList(), hidden(found.refusals(), hidden),
        hidden(found.ignored(), hidden));
  }

  private static List<Refusal> hidden(List<Refusal> refusals, UnaryOperator<String> hidden) {
    return refusals.stream().map(refusal -> new Refusal(hidden.apply(refusal.deliveryId()), hidden.apply(refusal.source()),
        hidden.apply(refusal.fileName()), refusal.reason(), hidden.apply(refusal.detail()))).toList();
  }
}

package org.regulake.pipelines.collect;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.regulake.models.code.IdentityNumber;
import org.regulake.pipelines.identity.PersonKey;
import org.regulake.pipelines.source.Reason;

/**
 * Hashes numbers of persons in the names of folders and files, because names are written to tables
 * and to the console.
 */
final class HiddenNames {

  /** D20250131 has the form of a passport number, but contains the date of a file. */
  private static final Pattern LETTER_AND_DAY =
      Pattern.compile("[A-Z](?:19|20)\\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\\d|3[01])");

  private HiddenNames() {}

  static Landing.Found of(Landing.Found found, PersonKey key) {
    UnaryOperator<String> hidden =
        name ->
            IdentityNumber.replaceInAnyForm(
                name,
                number -> LETTER_AND_DAY.matcher(number).matches() ? number : key.ofNumber(number));
    List<Refusal> refusals = new ArrayList<>(hidden(found.refusals(), hidden));
    List<Delivery> deliveries = new ArrayList<>();
    Set<String> ambiguous = ambiguous(found.deliveries().stream().map(Delivery::id), hidden);
    for (Delivery delivery : found.deliveries()) {
      String id = hidden.apply(delivery.id());
      if (ambiguous.contains(id)
          || !ambiguous(delivery.files().stream().map(LandedFile::name), hidden).isEmpty()
          || !ambiguous(delivery.listedFiles().keySet().stream(), hidden).isEmpty()) {
        refusals.add(
            Refusal.ofDelivery(
                id,
                delivery.source().name(),
                Reason.FILE_NAME_UNUSABLE,
                "names of %s, or of its files, differ only in how the number of a person is written; rename them without the number"
                    .formatted(id)));
      } else {
        deliveries.add(delivery.named(hidden));
      }
    }
    Map<String, List<LandedFile>> misdescribed = new TreeMap<>();
    found
        .misdescribed()
        .forEach(
            (id, files) ->
                misdescribed.put(
                    hidden.apply(id), files.stream().map(file -> file.named(hidden)).toList()));
    return new Landing.Found(deliveries, refusals, hidden(found.ignored(), hidden), misdescribed);
  }

  /** Hidden names that result from more than one name. */
  private static Set<String> ambiguous(Stream<String> names, UnaryOperator<String> hidden) {
    Set<String> seen = new HashSet<>();
    return names.map(hidden).filter(name -> !seen.add(name)).collect(Collectors.toSet());
  }

  private static List<Refusal> hidden(List<Refusal> refusals, UnaryOperator<String> hidden) {
    return refusals.stream()
        .map(
            refusal ->
                new Refusal(
                    hidden.apply(refusal.deliveryId()),
                    hidden.apply(refusal.source()),
                    hidden.apply(refusal.fileName()),
                    refusal.reason(),
                    hidden.apply(refusal.detail())))
        .toList();
  }
}

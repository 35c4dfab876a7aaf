package org.regulake.pipelines.source;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What is written in {@code x.yml}: who publishes the source, for whom, how often, and under which
 * headers and words.
 *
 * @param label name in Chinese and English ({@code zh}, {@code en})
 * @param publisher who collects and sends the records
 * @param owner who answers for them
 * @param licence on what terms they may be used
 * @param frequency how often a delivery is due: daily, weekly, monthly, quarterly, yearly
 * @param latenessDays days after the end of a period by which its delivery is due
 * @param secrecy secrecy class of the data set
 * @param sharing sharing class: unconditional, conditional or not_shared (国发〔2016〕51号, art. 9)
 * @param mostQuarantined share of a full delivery that may be in quarantine while what it leaves
 *     out still ends; 0.2 when left out
 * @param headers landed column → other headers under which it may come
 * @param lookups landed column → word → its spellings
 * @param freeText landed columns whose text may hold line breaks
 */
public record SourceDescription(
    Map<String, String> label,
    String publisher,
    String owner,
    String licence,
    String frequency,
    int latenessDays,
    String secrecy,
    String sharing,
    Double mostQuarantined,
    Map<String, List<String>> headers,
    Map<String, Map<String, List<String>>> lookups,
    List<String> freeText) {

  private static final double MOST_QUARANTINED = 0.2;

  public SourceDescription {
    mostQuarantined = mostQuarantined == null ? MOST_QUARANTINED : mostQuarantined;
    headers = headers == null ? Map.of() : Map.copyOf(headers);
    lookups = lookups == null ? Map.of() : inOrder(lookups);
    freeText = freeText == null ? List.of() : List.copyOf(freeText);
  }

  /** The order of phrases tells which of two that fit is meant. */
  private static Map<String, Map<String, List<String>>> inOrder(
      Map<String, Map<String, List<String>>> lookups) {
    Map<String, Map<String, List<String>>> ordered = new LinkedHashMap<>();
    lookups.forEach(
        (column, words) ->
            ordered.put(column, Collections.unmodifiableMap(new LinkedHashMap<>(words))));
    return Collections.unmodifiableMap(ordered);
  }
}

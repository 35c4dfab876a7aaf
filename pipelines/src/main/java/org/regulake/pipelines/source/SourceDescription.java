package org.regulake.pipelines.source;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.regulake.models.rule.Require;

/**
 * Content of {@code x.yml}: publisher, owner and frequency of the source, and its headers and
 * words.
 *
 * @param label name in Chinese and English ({@code zh}, {@code en})
 * @param publisher authority that collects and sends the records
 * @param owner authority responsible for them
 * @param licence terms of use
 * @param frequency frequency of deliveries: daily, weekly, monthly, quarterly, yearly
 * @param latenessDays days after the end of a period by which its delivery is due
 * @param secrecy secrecy class of the data set
 * @param sharing sharing class: unconditional, conditional or not_shared (国发〔2016〕51号, art. 9)
 * @param mostQuarantined largest share of a full delivery in quarantine with which it still ends
 *     the records that it leaves out; 0.2 when left out
 * @param headers landed column → its other possible headers
 * @param lookups landed column → word → its spellings
 * @param freeText landed columns whose text may contain line breaks
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
    if (label == null || label.get("zh") == null || label.get("en") == null) {
      throw new IllegalArgumentException("a source has a label in both languages: {zh: …, en: …}");
    }
    Map<String, String> stated = new LinkedHashMap<>();
    stated.put("publisher", publisher);
    stated.put("owner", owner);
    stated.put("licence", licence);
    stated.put("frequency", frequency);
    stated.put("secrecy", secrecy);
    stated.put("sharing", sharing);
    stated.forEach((key, value) -> Require.present("the description of a source", key, value));
    mostQuarantined = mostQuarantined == null ? MOST_QUARANTINED : mostQuarantined;
    headers = headers == null ? Map.of() : Map.copyOf(headers);
    lookups = lookups == null ? Map.of() : inOrder(lookups);
    freeText = freeText == null ? List.of() : List.copyOf(freeText);
  }

  /** Keeps the order of phrases: of two that match, the first counts. */
  private static Map<String, Map<String, List<String>>> inOrder(
      Map<String, Map<String, List<String>>> lookups) {
    Map<String, Map<String, List<String>>> ordered = new LinkedHashMap<>();
    lookups.forEach(
        (column, words) ->
            ordered.put(column, Collections.unmodifiableMap(new LinkedHashMap<>(words))));
    return Collections.unmodifiableMap(ordered);
  }
}

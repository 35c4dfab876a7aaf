package org.regulake.pipelines.source;

import java.util.List;
import java.util.Map;

/**
 * What is written in {@code x.yml}: who publishes the source, for whom, how often, and under which headers and words.
 *
 * @param label name in Chinese and English ({@code zh}, {@code en})
 * @param publisher who collects and sends the records
 * @param owner who answers for them
 * @param licence on what terms they may be used
 * @param frequency how often a delivery is due: daily, weekly, monthly, quarterly, yearly
 * @param latenessDays days after the end of a period by which its delivery is due
 * @param secrecy secrecy class of the data set
 * @param sharing sharing class: unconditional, conditional or not_shared (国发〔2016〕51号, art. 9)
 * @param headers landed column → other headers under which it may come
 * @param lookups landed column → word → its spellings
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
    Map<String, List<String>> headers,
    Map<String, Map<String, List<String>>> lookups) {

  public SourceDescription {
    headers = headers == null ? Map.of() : Map.copyOf(headers);
    lookups = lookups == null ? Map.of() : Map.copyOf(lookups);
  }
}

package org.regulake.pipelines.source;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.regulake.models.rule.Require;
import org.regulake.models.table.Secrecy;

/**
 * Content of {@code conf/sources/x.yml}: everything that is known about the source {@code x}.
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
 * @param grain what one row of the silver table is
 * @param parties enterprises and persons that a row names; the first is the subject of the record;
 *     none when the rows are about nobody, as in a series of statistics
 * @param columns landed columns, in order
 * @param ignored headers of files that are not used, such as the sender's own row numbers
 * @param key silver columns that identify a record
 * @param parts silver columns that distinguish several facts under one key
 * @param sums silver columns with sums that add up when one delivery states several
 * @param valid when the stated fact is true; from the day of the delivery on when left out
 * @param adverse how repairs and objections name its records; null when its records do not count
 *     against an enterprise, so that neither withdraws them
 * @param checks name → SQL condition that holds for every silver row
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
    String grain,
    List<DescribedParty> parties,
    List<DescribedColumn> columns,
    List<String> ignored,
    List<String> key,
    List<String> parts,
    List<String> sums,
    Validity valid,
    Adverse adverse,
    Map<String, String> checks) {

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
    stated.put("grain", grain);
    stated.forEach((name, value) -> Require.present("a source", name, value));
    mostQuarantined = mostQuarantined == null ? MOST_QUARANTINED : mostQuarantined;
    parties = Require.list(parties);
    columns = Require.nonEmpty("a source", "columns", columns);
    ignored = Require.list(ignored);
    key = Require.nonEmpty("a source", "key", key);
    parts = Require.list(parts);
    sums = Require.list(sums);
    valid = valid == null ? new Validity(null, null) : valid;
    checks = checks == null ? Map.of() : Collections.unmodifiableMap(new LinkedHashMap<>(checks));
  }

  /**
   * A party of a landed row.
   *
   * @param column silver column with its id
   * @param nature enterprise, person, or either of them as stated by the row
   * @param codes landed columns with a code of the enterprise, the best first
   * @param name landed column with the name; null when there is none
   * @param number landed column with a person's number; null when there is none
   * @param kind landed column that states whether it is a person; null when there is none
   * @param required whether a row that does not name the party is quarantined; true when left out
   * @param sentence what the party is
   */
  public record DescribedParty(
      String column,
      Party.Nature nature,
      List<String> codes,
      String name,
      String number,
      String kind,
      Boolean required,
      String sentence) {

    public DescribedParty {
      Require.present("a party of a source", "column", column);
      Require.present("party " + column, "nature", nature);
      Require.present("party " + column, "sentence", sentence);
      codes = Require.list(codes);
      required = required == null || required;
    }
  }

  /**
   * A landed column and the silver column that its cells become.
   *
   * @param name English header
   * @param headers its other possible headers
   * @param type type as which a cell is parsed
   * @param required whether a row without it is quarantined; false when left out
   * @param freeText whether its text may contain line breaks; false when left out
   * @param silver silver column; the name when left out
   * @param secrecy secrecy class; public when left out, personal for names and numbers of persons
   * @param sentence what the silver column means, and what null means in it
   * @param also further silver columns that its cells become
   * @param words word → its spellings, for a closed list (choice) or for phrases of a text (phrase)
   */
  public record DescribedColumn(
      String name,
      List<String> headers,
      CellType type,
      Boolean required,
      Boolean freeText,
      String silver,
      Secrecy secrecy,
      String sentence,
      List<SilverColumn> also,
      Map<String, List<String>> words) {

    public DescribedColumn {
      Require.present("a column of a source", "name", name);
      Require.present("column " + name, "type", type);
      Require.present("column " + name, "sentence", sentence);
      headers = Require.list(headers);
      required = required != null && required;
      freeText = freeText != null && freeText;
      silver = silver == null ? name : silver;
      also = Require.list(also);
      // The order of phrases is kept: of two that match, the first counts.
      words = words == null ? Map.of() : Collections.unmodifiableMap(new LinkedHashMap<>(words));
    }
  }

  /**
   * A further silver column that the cells of a landed column become.
   *
   * @param type type as which a cell is parsed
   * @param silver the silver column
   * @param secrecy secrecy class; public when left out
   * @param sentence what it means, and what null means in it
   */
  public record SilverColumn(CellType type, String silver, Secrecy secrecy, String sentence) {

    public SilverColumn {
      Require.present("a further silver column", "type", type);
      Require.present("a further silver column", "silver", silver);
      Require.present("silver column " + silver, "sentence", sentence);
    }
  }

  /**
   * When a stated fact is true.
   *
   * @param from silver column with its first day; when left out, the day of the delivery
   * @param to silver column with the day on which it ended; when left out, it does not end
   */
  public record Validity(String from, String to) {}

  /**
   * How a repair or an objection names a record that counts against an enterprise.
   *
   * @param number silver column with the number by which it is named; when left out, all records of
   *     the enterprise that had begun by the application are meant, as in a list in which an
   *     enterprise has one entry at a time
   */
  public record Adverse(String number) {}
}

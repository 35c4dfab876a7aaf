package org.regulake.models.name;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.regulake.models.code.Regions;
import org.regulake.models.code.Regions.Level;
import org.regulake.models.code.Regions.Match;
import org.regulake.models.code.Regions.Province;
import org.regulake.models.code.Regions.Region;
import org.regulake.models.name.DivisionSpellings.Spelling;
import org.regulake.models.name.NameFile.Places;

/** The divisions by the words by which names of enterprises state them. */
final class PlaceTable {

  private static final String ENDINGS_OF_COUNTIES = "市县区";

  /**
   * A place found in a text.
   *
   * @param end where its words end, or begin when it was sought from the end
   * @param isShortened whether the text has the ending of the division behind these words, so that
   *     they are the place only if the ending belongs to another word (南京 in 南京市场管理)
   * @param isWritten whether they have the ending of the division (市, 县), so that they can be
   *     nothing else
   */
  record Found(int end, Locality locality, boolean isWritten, boolean isShortened) {

    private Found shortened() {
      return new Found(end, locality, isWritten, true);
    }
  }

  /** A word and the divisions that have it as their name, in full or short. */
  private static final class Word {
    private final String shortName;
    private final boolean isWritten;
    private final Map<String, Region> regions = new LinkedHashMap<>();

    /** What it means within a division, by the code of that; empty text for no division. */
    private final Map<String, Optional<Locality>> meanings = new ConcurrentHashMap<>();

    Word(String shortName, boolean isWritten) {
      this.shortName = shortName;
      this.isWritten = isWritten;
    }
  }

  private final WordTable<Word> words = new WordTable<>();
  private final WordTable<Boolean> zones = new WordTable<>();
  private final List<String> countries;
  private final Set<String> ordinaryWords;
  private final Set<String> ordinaryInside;
  private final Set<Region> current = new HashSet<>();

  /** Present counties by the first four digits of their codes. */
  private final Map<String, List<Region>> countiesByPrefecture = new HashMap<>();

  PlaceTable(Places places, Regions regions) {
    this.countries = places.countries().stream().map(NameText::key).toList();
    this.ordinaryWords =
        places.ordinaryWords().stream().map(NameText::key).collect(Collectors.toSet());
    this.ordinaryInside =
        places.ordinaryInside().stream().map(NameText::key).collect(Collectors.toSet());
    places.zones().forEach(zone -> zones.put(NameText.key(zone), true));
    DivisionSpellings spellings = new DivisionSpellings(places);
    Map<String, String> provinces = new HashMap<>();
    for (Province province : regions.provinces()) {
      provinces.put(province.code(), NameText.key(province.shortName()));
    }
    for (Region region : regions.all()) {
      Regions.Finding finding = regions.find(region.code());
      if (finding.match() != Match.HISTORICAL && finding.region().equals(region)) {
        current.add(region);
        if (region.level() == Level.COUNTY) {
          countiesByPrefecture
              .computeIfAbsent(region.code().substring(0, 4), key -> new ArrayList<>())
              .add(region);
        }
      }
      spellings.of(region, provinces.get(region.code())).forEach(spelling -> add(spelling, region));
    }
  }

  private void add(Spelling spelling, Region region) {
    Word known = words.get(spelling.words());
    if (known == null) {
      known = new Word(spelling.shortName(), spelling.isWritten());
      words.put(spelling.words(), known);
    }
    known.regions.put(region.code(), region);
  }

  /** The short names that a rule file lists as ordinary words and that are no division. */
  List<String> unknownOrdinaryWords() {
    return ordinaryWords.stream().filter(word -> words.get(word) == null).sorted().toList();
  }

  /**
   * The places with which a text begins, each within the one before it: 广东省 and 深圳市 of 广东省深圳市. A
   * shorter reading of the same words comes before a longer one.
   */
  List<Found> chainAt(String text, int start) {
    for (String country : countries) {
      if (text.startsWith(country, start)) {
        return List.of(
            new Found(start + country.length(), Locality.country(country), false, false));
      }
    }
    List<Found> chain = new ArrayList<>();
    Locality parent = null;
    int position = start;
    while (true) {
      List<Found> next = matchesAt(text, position, parent);
      if (next.isEmpty()) {
        return chain;
      }
      Found last = next.get(next.size() - 1);
      if (parent != null
          && !last.isWritten()
          && last.locality().shortName().equals(parent.shortName())) {
        // 长沙市长沙华某: the second is the brand, and not the county of that name in the city.
        return chain;
      }
      chain.addAll(next);
      parent = last.locality();
      position = last.end();
      int zone = zones.lengthAt(text, position);
      if (zone > 0) {
        position += zone;
        chain.add(new Found(position, parent, true, false));
      }
    }
  }

  private List<Found> matchesAt(String text, int start, Locality parent) {
    int length = words.longerAt(text, start, 0);
    if (length == 0) {
      return List.of();
    }
    List<Found> matches = new ArrayList<>(2);
    for (; length > 0; length = words.longerAt(text, start, length)) {
      int end = start + length;
      Word word = words.get(text, start, end);
      Locality meant = meaning(word, parent);
      if (meant != null) {
        matches.add(new Found(end, meant, word.isWritten, false));
      }
      if (!word.isWritten && isFormerName(text, start, end)) {
        Locality former = formerCounty(word, parent == null ? null : parent.candidates());
        if (former != null) {
          matches.add(new Found(end + 1, former, false, false));
        }
      }
    }
    for (int i = 0; i + 1 < matches.size(); i++) {
      matches.set(i, matches.get(i).shortened());
    }
    return matches;
  }

  private Locality meaning(Word word, Locality parent) {
    if (parent != null && parent.candidates().size() != 1) {
      return newMeaning(word, parent.candidates());
    }
    String code = parent == null ? "" : parent.candidates().get(0).code();
    return word.meanings
        .computeIfAbsent(
            code,
            key ->
                Optional.ofNullable(newMeaning(word, parent == null ? null : parent.candidates())))
        .orElse(null);
  }

  private Locality newMeaning(Word word, List<Region> parents) {
    List<Region> regions = meant(word, parents);
    return regions.isEmpty() ? null : locality(word, regions, parents);
  }

  /** Whether a short name has an ending that no list gives it: 莆田县, before it became a city. */
  private boolean isFormerName(String text, int start, int end) {
    return end < text.length()
        && ENDINGS_OF_COUNTIES.indexOf(text.charAt(end)) >= 0
        && words.get(text, start, end + 1) == null;
  }

  private Locality formerCounty(Word word, List<Region> parents) {
    List<Region> best = best(word, parents);
    List<Region> counties =
        word.regions.values().stream()
            .filter(region -> region.level() == Level.COUNTY)
            .filter(region -> parents == null || isWithin(region, parents))
            .toList();
    if (best.isEmpty() || best.get(0).level() == Level.PROVINCE) {
      return null;
    }
    return counties.isEmpty()
        ? new Locality(word.shortName, List.of(), best)
        : new Locality(word.shortName, counties, List.of());
  }

  private Locality locality(Word word, List<Region> regions, List<Region> parents) {
    List<Region> possible = new ArrayList<>();
    Region first = regions.get(0);
    if (!word.isWritten && first.level() != Level.PROVINCE) {
      // A lower division of the same short name: 朝阳 can be a district of 北京.
      word.regions.values().stream()
          .filter(region -> region.level().compareTo(first.level()) > 0)
          .filter(region -> parents == null || isWithin(region, parents))
          .forEach(possible::add);
    }
    for (Region region : regions) {
      if (region.level() == Level.COUNTY && !current.contains(region)) {
        possible.addAll(
            countiesByPrefecture.getOrDefault(region.code().substring(0, 4), List.of()));
      }
    }
    return new Locality(word.shortName, regions, possible);
  }

  /** The place with whose name a text ends; null when it ends with none. */
  Found before(String text, int end) {
    for (int length = words.lengthBefore(text, end);
        length > 0;
        length = words.shorterBefore(text, end, length)) {
      Word word = words.get(text, end - length, end);
      Locality meant = meaning(word, null);
      if (meant != null
          && (word.isWritten
              || !isCounty(meant.candidates()) && !ordinaryInside.contains(word.shortName))) {
        return new Found(end - length, meant, word.isWritten, false);
      }
    }
    return null;
  }

  /** The place that a whole text names; null when it names none. */
  Locality whole(String text) {
    if (countries.contains(text)) {
      return Locality.country(text);
    }
    Locality found = null;
    for (Found place : chainAt(text, 0)) {
      found = place.end() == text.length() ? place.locality() : found;
    }
    if (found == null) {
      // Brackets show that a word is a place, so that it may be an ordinary one, or a district.
      Word word = words.get(text);
      return word == null ? null : locality(word, best(word, null), null);
    }
    return found;
  }

  /** The divisions that a word means: those within the parents, or at the beginning of a name. */
  private List<Region> meant(Word word, List<Region> parents) {
    if (parents == null && !word.isWritten && ordinaryWords.contains(word.shortName)) {
      return List.of();
    }
    List<Region> best = best(word, parents);
    if (parents == null && !word.isWritten && isCounty(best)) {
      // A district is named with its city, so its short form without the city is a word.
      return best.stream().filter(region -> !region.name().endsWith("区")).toList();
    }
    return best;
  }

  private static boolean isCounty(List<Region> regions) {
    return !regions.isEmpty() && regions.get(0).level() == Level.COUNTY;
  }

  /** Present names before former ones, then the highest level. */
  private List<Region> best(Word word, List<Region> parents) {
    for (boolean isCurrent : new boolean[] {true, false}) {
      for (Level level : Level.values()) {
        List<Region> found =
            word.regions.values().stream()
                .filter(region -> region.level() == level)
                .filter(region -> isCurrent == current.contains(region))
                .filter(region -> parents == null || isWithin(region, parents))
                .toList();
        if (!found.isEmpty()) {
          return found;
        }
      }
    }
    return List.of();
  }

  private static boolean isWithin(Region region, List<Region> parents) {
    return parents.stream().anyMatch(parent -> Locality.contains(parent.code(), region.code()));
  }
}

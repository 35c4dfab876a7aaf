package org.regulake.models.name;

import java.util.ArrayList;
import java.util.List;
import org.regulake.models.code.Regions.Region;
import org.regulake.models.name.NameFile.Places;

/** The words by which names of enterprises state a division: in full, shortened, or half so. */
final class DivisionSpellings {

  /** No part of a name of one character is a place. */
  static final int SHORTEST = 2;

  /**
   * One spelling.
   *
   * @param shortName the name without its ending, whatever the spelling
   * @param isWritten whether the spelling has the ending
   */
  record Spelling(String words, String shortName, boolean isWritten) {}

  private final Places places;

  DivisionSpellings(Places places) {
    this.places = places;
  }

  /**
   * All spellings of a division.
   *
   * @param provinceName the short name of a province; null for other divisions
   */
  List<Spelling> of(Region region, String provinceName) {
    String name = NameText.key(region.name());
    String ending =
        places.endings().stream()
            .filter(end -> name.endsWith(end) && name.length() >= end.length() + SHORTEST)
            .findFirst()
            .orElse("");
    String stem = name.substring(0, name.length() - ending.length());
    String shortName = provinceName == null ? withoutNationalities(stem, ending) : provinceName;
    List<Spelling> spellings = new ArrayList<>(4);
    spellings.add(new Spelling(name, shortName, !name.equals(shortName)));
    spellings.add(new Spelling(shortName, shortName, false));
    if (ending.startsWith("自治")) {
      // 延边自治州 and 延边州 for 延边朝鲜族自治州.
      spellings.add(new Spelling(shortName + ending, shortName, true));
      spellings.add(new Spelling(shortName + ending.substring(2), shortName, true));
    } else if (ending.endsWith("自治区")) {
      // 广西自治区 for 广西壮族自治区.
      spellings.add(new Spelling(shortName + "自治区", shortName, true));
    }
    return spellings;
  }

  private String withoutNationalities(String stem, String ending) {
    if (!ending.contains("自治")) {
      return stem;
    }
    for (String nationality : places.nationalities()) {
      if (stem.endsWith(nationality) && stem.length() >= nationality.length() + SHORTEST) {
        return withoutNationalities(
            stem.substring(0, stem.length() - nationality.length()), ending);
      }
    }
    return stem;
  }
}

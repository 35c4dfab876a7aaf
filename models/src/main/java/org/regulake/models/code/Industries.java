package org.regulake.models.code;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Industrial classification for national economic activities (国民经济行业分类, GB/T 4754-2017): sections, divisions, groups and classes. */
public final class Industries {

  /** The four levels of GB/T 4754; the number of characters of a code with its letter tells them apart, except for the section's one. */
  public enum Level {
    SECTION,
    DIVISION,
    GROUP,
    CLASS
  }

  /**
   * An industry.
   *
   * @param code the section letter, followed by two, three or four digits below section level, as in A0111
   * @param section the section letter
   */
  public record Industry(String code, String name, Level level, String section) {}

  /** A section: letter, Chinese and English name. */
  public record Section(String letter, String name, String englishName) {}

  private static final Level[] LEVELS = Level.values();

  /** By code with and without the section letter. */
  private final Map<String, Industry> industries = new HashMap<>();

  private final List<Section> sections = new ArrayList<>();

  private Industries() {
    for (String[] row : Resource.rows("industry.csv", "\t")) {
      String code = row[0];
      Level level = LEVELS[Math.max(0, code.length() - 2)];
      Industry industry = new Industry(code, row[1], level, code.substring(0, 1));
      industries.put(code, industry);
      if (level == Level.SECTION) {
        sections.add(new Section(code, row[1], row[2]));
      } else {
        industries.put(code.substring(1), industry);
      }
    }
  }

  /** Read once, when first asked for. */
  private static final class Holder {
    private static final Industries STANDARD = new Industries();
  }

  /** The industries of the national standard. */
  public static Industries standard() {
    return Holder.STANDARD;
  }

  /** The industry of a code with or without its section letter (A0111, 0111, 01, A); empty for any other text. */
  public Optional<Industry> find(String code) {
    return Optional.ofNullable(industries.get(Folding.fold(code)));
  }

  /** The section letter of a code; empty when the code is unknown. */
  public Optional<String> section(String code) {
    return find(code).map(Industry::section);
  }

  /** The Chinese name of a code; empty when the code is unknown. */
  public Optional<String> name(String code) {
    return find(code).map(Industry::name);
  }

  /** The twenty sections, A to T. */
  public List<Section> sections() {
    return List.copyOf(sections);
  }

  /** The English name of the section in which a code stands; empty when the code is unknown. */
  public Optional<String> englishSectionName(String code) {
    return section(code).map(letter -> sections.get(letter.charAt(0) - 'A').englishName());
  }
}

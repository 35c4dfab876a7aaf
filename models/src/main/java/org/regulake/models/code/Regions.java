package org.regulake.models.code;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;

/**
 * Administrative divisions (GB/T 2260) through all nineteen public revisions from 2002-12 to
 * 2016-07, and the changes since then by lists in packages. Codes in registers are as old as the
 * registration, so a code is looked up in every revision, and a code in none of them is placed by
 * its nearest known ancestor.
 *
 * <p>A withdrawn code may have been reassigned to another place later (469025 was 定安县, then
 * 白沙黎族自治县): {@link #find} returns the latest holder of a code, {@link #at} the holder at a time.
 */
public final class Regions {

  /** The three levels of GB/T 2260. */
  public enum Level {
    PROVINCE,
    PREFECTURE,
    COUNTY
  }

  /** How well a code is known. */
  public enum Match {
    /** The code is in the latest revision. */
    EXACT,
    /** The code is in an earlier revision only. */
    HISTORICAL,
    /**
     * The code, or its present name, is in no revision, but in later lists of at least two
     * packages.
     */
    PACKAGE,
    /** The code is in no revision, but its prefecture is. */
    PREFECTURE,
    /** Neither the code nor its prefecture is in any revision, but its province is. */
    PROVINCE,
    /**
     * Not six digits, or no such province. 100000, which registers use for the national registry,
     * is unknown too: it is not a place.
     */
    UNKNOWN
  }

  /**
   * A division under one name.
   *
   * @param firstRevision year and month of the first revision, or later list, with this code and
   *     name, as in 200212; the place may be older
   * @param lastRevision year and month of the last revision, or later list, with this code and name
   */
  public record Region(
      String code,
      String name,
      Level level,
      String provinceCode,
      String provinceName,
      int firstRevision,
      int lastRevision) {}

  /**
   * Result of looking up a code: how well it is known, and the division itself or its nearest known
   * ancestor; the region is null when unknown.
   */
  public record Finding(Match match, Region region) {}

  /** A division of province level with its names, as in 宁夏回族自治区, 宁夏, Ningxia. */
  public record Province(String code, String name, String shortName, String englishName) {}

  private static final Finding UNKNOWN = new Finding(Match.UNKNOWN, null);

  private final Map<String, List<Region>> histories = new HashMap<>();
  private final Map<String, Finding> findings = new HashMap<>();
  private final Finding[] provincesByPrefix = new Finding[100];
  private final List<Province> provinces = new ArrayList<>();
  private final Map<String, Province> provincesByCode = new HashMap<>();
  private final NavigableSet<Integer> revisions = new TreeSet<>();
  private final PlaceNames names = new PlaceNames(findings);

  private Regions() {
    for (String[] row : Resource.rows("province.csv", ",")) {
      Province province = new Province(row[0], row[1], row[2], row[3]);
      provinces.add(province);
      provincesByCode.put(province.code(), province);
      names.add(province, (row[1] + ";" + row[2] + ";" + row[3] + ";" + row[4]).split(";"));
    }
    for (String[] row : Resource.rows("region.csv", ",")) {
      String code = row[0];
      Province province = provincesByCode.get(code.substring(0, 2) + "0000");
      int first = Integer.parseInt(row[2]);
      int last = Integer.parseInt(row[3]);
      revisions.add(first);
      revisions.add(last);
      Region region =
          new Region(
              code, row[1].intern(), level(code), province.code(), province.name(), first, last);
      histories.computeIfAbsent(code, key -> new ArrayList<>(1)).add(region);
    }
    int latest = revisions.last();
    for (String[] row : Resource.rows("region_later.csv", ",")) {
      Province province = provincesByCode.get(row[0].substring(0, 2) + "0000");
      histories
          .computeIfAbsent(row[0], key -> new ArrayList<>(1))
          .add(
              new Region(
                  row[0],
                  row[1].intern(),
                  level(row[0]),
                  province.code(),
                  province.name(),
                  Integer.parseInt(row[2]),
                  Integer.parseInt(row[3])));
    }
    histories.forEach(
        (code, history) -> {
          Region region = history.get(history.size() - 1);
          Match match =
              region.lastRevision() > latest
                  ? Match.PACKAGE
                  : region.lastRevision() == latest ? Match.EXACT : Match.HISTORICAL;
          findings.put(code, new Finding(match, region));
          if (region.level() == Level.PROVINCE) {
            provincesByPrefix[prefix(code.charAt(0), code.charAt(1))] =
                new Finding(Match.PROVINCE, region);
          } else {
            history.forEach(names::add);
          }
        });
  }

  /** Loads the divisions once, at the first use. */
  private static final class Holder {
    private static final Regions STANDARD = new Regions();
  }

  /** The divisions of the national standard. */
  public static Regions standard() {
    return Holder.STANDARD;
  }

  /**
   * The division of a six-digit code, or its nearest known ancestor; {@link Match#UNKNOWN} for any
   * other text.
   */
  public Finding find(String code) {
    if (code == null || code.length() != 6) {
      return UNKNOWN;
    }
    Finding known = findings.get(code);
    if (known != null) {
      return known;
    }
    for (int i = 0; i < 6; i++) {
      if (code.charAt(i) < '0' || code.charAt(i) > '9') {
        return UNKNOWN;
      }
    }
    Finding prefecture = findings.get(code.substring(0, 4).concat("00"));
    if (prefecture != null && prefecture.region().level() == Level.PREFECTURE) {
      return new Finding(Match.PREFECTURE, prefecture.region());
    }
    Finding province = provincesByPrefix[prefix(code.charAt(0), code.charAt(1))];
    return province == null ? UNKNOWN : province;
  }

  /**
   * The six digits of a code as registers state it: six digits; the 9, 12 or 15 of statistics,
   * which begin with them; or the 2 or 4 of a province or prefecture. Each may have the .0 or the
   * apostrophe of a spreadsheet.
   *
   * @return null for any other text
   */
  public static String sixDigitsOf(String text) {
    String digits = Folding.fold(text);
    int start = digits.startsWith("'") || digits.startsWith("`") ? 1 : 0;
    int end = start;
    while (end < digits.length() && digits.charAt(end) >= '0' && digits.charAt(end) <= '9') {
      end++;
    }
    for (int i = end; i < digits.length(); i++) {
      if (i == end ? digits.charAt(i) != '.' : digits.charAt(i) != '0') {
        return null;
      }
    }
    return switch (end - start) {
      case 2 -> digits.substring(start, end) + "0000";
      case 4 -> digits.substring(start, end) + "00";
      case 6, 9, 12, 15 -> digits.substring(start, start + 6);
      default -> null;
    };
  }

  /**
   * The prefecture or county of a name, as in 西宁市, 西宁, 海西, 银川市金凤区, 宁夏回族自治区银川市.
   *
   * @param province name of its province, which has to match; null when only the place is stated
   * @return empty when there is no such place, or more than one
   */
  public Optional<Region> findPlaceByName(String province, String place) {
    return names.place(province, place);
  }

  /**
   * The division that held a code at a time, by the latest revision or list not after it (the first
   * revision for earlier times).
   *
   * @param yearMonth year and month, as in 201607
   */
  public Optional<Region> at(String code, int yearMonth) {
    Finding finding = code == null ? null : findings.get(code);
    if (finding != null
        && finding.match() == Match.PACKAGE
        && finding.region().firstRevision() <= yearMonth) {
      return Optional.of(finding.region());
    }
    Integer revision = revisions.floor(yearMonth);
    int effective = revision == null ? revisions.first() : revision;
    return history(code).stream()
        .filter(region -> region.firstRevision() <= effective && effective <= region.lastRevision())
        .findFirst();
  }

  /** Every name a code has had, oldest first; empty for a code in no revision. */
  public List<Region> history(String code) {
    List<Region> history = code == null ? null : histories.get(code);
    return history == null ? List.of() : List.copyOf(history);
  }

  /**
   * The name preceded by its parents, as in 宁夏回族自治区固原市泾源县. Parents are named as they were when the
   * code last existed; groupings that are not places (市辖区, 省直辖县级行政区划) are omitted between province
   * and county. Empty for a code in no revision.
   */
  public Optional<String> fullName(String code) {
    Finding finding = code == null ? null : findings.get(code);
    if (finding == null) {
      return Optional.empty();
    }
    Region region = finding.region();
    if (region.level() == Level.PROVINCE) {
      return Optional.of(region.name());
    }
    StringBuilder name = new StringBuilder(region.provinceName());
    if (region.level() == Level.COUNTY) {
      at(code.substring(0, 4) + "00", region.lastRevision())
          .map(Region::name)
          .filter(prefecture -> !isGrouping(prefecture))
          .ifPresent(name::append);
    }
    return Optional.of(name.append(region.name()).toString());
  }

  /**
   * Every division under each name that it has had, by code and time; entries of the list that only
   * group places are omitted.
   */
  public List<Region> all() {
    return histories.keySet().stream()
        .sorted()
        .flatMap(code -> histories.get(code).stream())
        .filter(region -> !isGrouping(region.name()))
        .toList();
  }

  /** The 34 divisions of province level, by code. */
  public List<Province> provinces() {
    return List.copyOf(provinces);
  }

  /** The province of a code of any level, by its first two digits; empty when there is none. */
  public Optional<Province> province(String code) {
    Region region = find(code).region();
    return region == null
        ? Optional.empty()
        : Optional.of(provincesByCode.get(region.provinceCode()));
  }

  /**
   * The province of a name: full, short (宁夏, 内蒙) or English, with or without its ending; empty when
   * there is none.
   */
  public Optional<Province> findProvinceByName(String name) {
    return names.province(name);
  }

  /** Whether two digits begin the code of a province. */
  boolean isProvincePrefix(char first, char second) {
    return provincesByPrefix[prefix(first, second)] != null;
  }

  private static int prefix(char first, char second) {
    return (first - '0') * 10 + second - '0';
  }

  private static Level level(String code) {
    if (code.endsWith("0000")) {
      return Level.PROVINCE;
    }
    return code.endsWith("00") ? Level.PREFECTURE : Level.COUNTY;
  }

  /** Whether an entry of the list only groups places, as in 市辖区. */
  static boolean isGrouping(String prefecture) {
    return prefecture.equals("市辖区") || prefecture.equals("县") || prefecture.contains("直辖");
  }
}

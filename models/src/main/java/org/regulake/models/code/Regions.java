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
 * 2016-07, and what changed since by lists in packages. Codes in registers are as old as the
 * registration, so a code is looked up in every revision, and a code in none of them is placed by
 * its nearest known ancestor.
 *
 * <p>A withdrawn code may have been given to another place later (469025 was 定安县, then 白沙黎族自治县):
 * {@link #find} answers with the latest holder of a code, {@link #at} with the holder at a time.
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
     * The code, or the name that it has today, is in no revision, but in later lists that at least
     * two packages carry.
     */
    PACKAGE,
    /** The code is in no revision, but its prefecture is. */
    PREFECTURE,
    /** Neither the code nor its prefecture is in any revision, but its province is. */
    PROVINCE,
    /**
     * Not six digits, or no such province. The registries' 100000 for the national registry is
     * unknown too: it is no place.
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
   * What is known of a code: how well, and the division itself or its nearest known ancestor; the
   * region is null when unknown.
   */
  public record Finding(Match match, Region region) {}

  /** A division of province level with its names, as in 宁夏回族自治区, 宁夏, Ningxia. */
  public record Province(String code, String name, String shortName, String englishName) {}

  private static final Finding UNKNOWN = new Finding(Match.UNKNOWN, null);

  /** What may follow the short name of a province, longest first. */
  private static final String[] PROVINCE_ENDINGS = {
    "维吾尔自治区",
    "壮族自治区",
    "回族自治区",
    "特别行政区",
    "自治区",
    "省",
    "市",
    "AUTONOMOUSREGION",
    "MUNICIPALITY",
    "PROVINCE",
    "SAR"
  };

  /** What people leave out at the end of the name of a prefecture or county, longest first. */
  private static final String[] PLACE_ENDINGS = {"自治州", "自治县", "地区", "市", "州", "盟", "县", "区", "旗"};

  private final Map<String, List<Region>> histories = new HashMap<>();
  private final Map<String, Finding> findings = new HashMap<>();
  private final Finding[] provincesByPrefix = new Finding[100];
  private final List<Province> provinces = new ArrayList<>();
  private final Map<String, Province> provincesByCode = new HashMap<>();
  private final Map<String, Province> provincesByName = new HashMap<>();
  private final NavigableSet<Integer> revisions = new TreeSet<>();

  /**
   * Prefectures and counties by each name that they ever had, with and without its ending, as
   * {@link Folding#key} gives it.
   */
  private final Map<String, List<Region>> placesByName = new HashMap<>();

  private Regions() {
    for (String[] row : Resource.rows("province.csv", ",")) {
      Province province = new Province(row[0], row[1], row[2], row[3]);
      provinces.add(province);
      provincesByCode.put(province.code(), province);
      for (String name : (row[1] + ";" + row[2] + ";" + row[3] + ";" + row[4]).split(";")) {
        provincesByName.put(Folding.key(name), province);
      }
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
            history.forEach(this::addPlace);
          }
        });
  }

  private void addPlace(Region region) {
    if (!isGrouping(region.name())) {
      String name = Folding.key(region.name());
      placesByName.computeIfAbsent(name, key -> new ArrayList<>(1)).add(region);
      String stem = withoutEnding(name);
      if (!stem.equals(name)) {
        placesByName.computeIfAbsent(stem, key -> new ArrayList<>(1)).add(region);
      }
    }
  }

  private static String withoutEnding(String name) {
    for (String ending : PLACE_ENDINGS) {
      if (name.endsWith(ending) && name.length() >= ending.length() + 2) {
        return name.substring(0, name.length() - ending.length());
      }
    }
    return name;
  }

  /** Read once, when first asked for. */
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
   * The six digits of a code as registers state it: of six digits, of the 9, 12 or 15 of
   * statistics, which begin with them, of the 2 or 4 of a province or prefecture, each perhaps with
   * the .0 or the apostrophe of a spreadsheet.
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
   * The prefecture or county that is called so, as in 西宁市, 西宁, 海西, 银川市金凤区, 宁夏回族自治区银川市.
   *
   * @param province name of its province, which then has to fit; null when only the place is stated
   * @return empty when there is no such place, or more than one
   */
  public Optional<Region> findPlaceByName(String province, String place) {
    String name = Folding.key(place == null ? "" : place);
    Province within = province == null ? null : findProvinceByName(province).orElse(null);
    for (Province candidate : provinces) {
      String full = Folding.key(candidate.name());
      if (name.startsWith(full)
          && name.length() > full.length()
          && (within == null || within.equals(candidate))) {
        within = candidate;
        name = name.substring(full.length());
      }
    }
    if (name.length() < 2) {
      return Optional.empty();
    }
    String prefix = within == null ? "" : within.code().substring(0, 2);
    Region found = onlyPlace(name, prefix);
    for (int end = name.length() - 1; found == null && end >= 2; end--) {
      // 银川市金凤区: a prefecture and a part of it.
      Region parent = onlyPlace(name.substring(0, end), prefix);
      if (parent != null && parent.level() == Level.PREFECTURE && parent.name().length() == end) {
        found = onlyPlace(name.substring(end), parent.code().substring(0, 4));
      }
    }
    return Optional.ofNullable(
        found == null && within != null
            ? onlyPrefectureThatBegins(withoutEnding(name), prefix)
            : found);
  }

  /**
   * The one place of the name below a code: a prefecture before a county, one that exists before
   * one that did.
   */
  private Region onlyPlace(String name, String codePrefix) {
    List<Region> places =
        placesByName.getOrDefault(name, List.of()).stream()
            .filter(region -> region.code().startsWith(codePrefix))
            .toList();
    for (Level level : new Level[] {Level.PREFECTURE, Level.COUNTY}) {
      for (boolean isCurrent : new boolean[] {true, false}) {
        List<Region> best =
            places.stream()
                .filter(region -> region.level() == level && (!isCurrent || isCurrent(region)))
                .toList();
        long codes = best.stream().map(Region::code).distinct().count();
        if (codes > 0) {
          return codes == 1 ? best.get(best.size() - 1) : null;
        }
      }
    }
    return null;
  }

  private boolean isCurrent(Region region) {
    Finding finding = findings.get(region.code());
    return finding.region() == region && finding.match() != Match.HISTORICAL;
  }

  /** 海西 for 海西蒙古族藏族自治州. */
  private Region onlyPrefectureThatBegins(String stem, String codePrefix) {
    List<Region> found =
        findings.values().stream()
            .map(Finding::region)
            .filter(
                region ->
                    region.level() == Level.PREFECTURE
                        && region.code().startsWith(codePrefix)
                        && isCurrent(region))
            .filter(region -> region.name().startsWith(stem))
            .toList();
    return found.size() == 1 && stem.length() >= 2 ? found.get(0) : null;
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
   * The name with its parents in front, as in 宁夏回族自治区固原市泾源县. Parents are named as they were when
   * the code last existed; groupings that are no places (市辖区, 省直辖县级行政区划) are left out between
   * province and county. Empty for a code in no revision.
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
   * The province that is called so: full, short (宁夏, 内蒙) or English name, with or without its
   * ending; empty when none is.
   */
  public Optional<Province> findProvinceByName(String name) {
    String folded = Folding.key(name == null ? "" : name);
    Province province = provincesByName.get(folded);
    for (int i = 0; province == null && i < PROVINCE_ENDINGS.length; i++) {
      if (folded.endsWith(PROVINCE_ENDINGS[i])) {
        province =
            provincesByName.get(
                folded.substring(0, folded.length() - PROVINCE_ENDINGS[i].length()));
      }
    }
    return Optional.ofNullable(province);
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

  private static boolean isGrouping(String prefecture) {
    return prefecture.equals("市辖区") || prefecture.equals("县") || prefecture.contains("直辖");
  }
}

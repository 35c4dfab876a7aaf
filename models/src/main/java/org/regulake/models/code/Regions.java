package org.regulake.models.code;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;

/**
 * Administrative divisions (GB/T 2260) through all nineteen public revisions from 2002-12 to 2016-07. Codes in registers are as old as
 * the registration, so a code is looked up in every revision, and a code in none of them is placed by its nearest known ancestor.
 *
 * <p>A withdrawn code may have been given to another place later (469025 was 定安县, then 白沙黎族自治县): {@link #find} answers with the latest
 * holder of a code, {@link #at} with the holder at a time.
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
    /** The code is in no revision, but its prefecture is. */
    PREFECTURE,
    /** Neither the code nor its prefecture is in any revision, but its province is. */
    PROVINCE,
    /** Not six digits, or no such province. The registries' 100000 for the national registry is unknown too: it is no place. */
    UNKNOWN
  }

  /**
   * A division under one name.
   *
   * @param firstRevision year and month of the first revision with this code and name, as in 200212; the place may be older
   * @param lastRevision year and month of the last revision with this code and name
   */
  public record Region(
      String code, String name, Level level, String provinceCode, String provinceName, int firstRevision, int lastRevision) {}

  /** What is known of a code: how well, and the division itself or its nearest known ancestor; the region is null when unknown. */
  public record Finding(Match match, Region region) {}

  /** A division of province level with its names, as in 宁夏回族自治区, 宁夏, Ningxia. */
  public record Province(String code, String name, String shortName, String englishName) {}

  private static final Finding UNKNOWN = new Finding(Match.UNKNOWN, null);

  /** What may follow the short name of a province, longest first. */
  private static final String[] PROVINCE_ENDINGS = {
    "维吾尔自治区", "壮族自治区", "回族自治区", "特别行政区", "自治区", "省", "市", " autonomous region", " municipality", " province", " sar"
  };

  private final Map<String, List<Region>> histories = new HashMap<>();
  private final Map<String, Finding> findings = new HashMap<>();
  private final Finding[] provincesByPrefix = new Finding[100];
  private final List<Province> provinces = new ArrayList<>();
  private final Map<String, Province> provincesByCode = new HashMap<>();
  private final Map<String, Province> provincesByName = new HashMap<>();
  private final NavigableSet<Integer> revisions = new TreeSet<>();

  private Regions() {
    for (String[] row : Resource.rows("province.csv", ",")) {
      Province province = new Province(row[0], row[1], row[2], row[3]);
      provinces.add(province);
      provincesByCode.put(province.code(), province);
      for (String name : (row[1] + ";" + row[2] + ";" + row[3] + ";" + row[4]).split(";")) {
        provincesByName.put(name.toLowerCase(Locale.ROOT), province);
      }
    }
    for (String[] row : Resource.rows("region.csv", ",")) {
      String code = row[0];
      Province province = provincesByCode.get(code.substring(0, 2) + "0000");
      int first = Integer.parseInt(row[2]);
      int last = Integer.parseInt(row[3]);
      revisions.add(first);
      revisions.add(last);
      Region region = new Region(code, row[1].intern(), level(code), province.code(), province.name(), first, last);
      histories.computeIfAbsent(code, key -> new ArrayList<>(1)).add(region);
    }
    int latest = revisions.last();
    histories.forEach(
        (code, history) -> {
          Region region = history.get(history.size() - 1);
          findings.put(code, new Finding(region.lastRevision() == latest ? Match.EXACT : Match.HISTORICAL, region));
          if (region.level() == Level.PROVINCE) {
            provincesByPrefix[prefix(code.charAt(0), code.charAt(1))] = new Finding(Match.PROVINCE, region);
          }
        });
  }

  /** Read once, when first asked for. */
  private static final class Holder {
    private static final Regions STANDARD = new Regions();
  }

  /** The divisions of the national standard. */
  public static Regions standard() {
    return Holder.STANDARD;
  }

  /** The division of a six-digit code, or its nearest known ancestor; {@link Match#UNKNOWN} for any other text. */
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
   * The division that held a code at a time, by the latest revision not after it (the first revision for earlier times).
   *
   * @param yearMonth year and month, as in 201607
   */
  public Optional<Region> at(String code, int yearMonth) {
    Integer revision = revisions.floor(yearMonth);
    int effective = revision == null ? revisions.first() : revision;
    return history(code).stream().filter(region -> region.firstRevision() <= effective && effective <= region.lastRevision()).findFirst();
  }

  /** Every name a code has had, oldest first; empty for a code in no revision. */
  public List<Region> history(String code) {
    List<Region> history = code == null ? null : histories.get(code);
    return history == null ? List.of() : List.copyOf(history);
  }

  /**
   * The name with its parents in front, as in 宁夏回族自治区固原市泾源县. Parents are named as they were when the code last existed; groupings that
   * are no places (市辖区, 省直辖县级行政区划) are left out between province and county. Empty for a code in no revision.
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
    return region == null ? Optional.empty() : Optional.of(provincesByCode.get(region.provinceCode()));
  }

  /** The province that is called so: full, short (宁夏, 内蒙) or English name, with or without its ending; empty when none is. */
  public Optional<Province> findProvinceByName(String name) {
    String folded = Folding.fold(name).toLowerCase(Locale.ROOT);
    Province province = provincesByName.get(folded);
    for (int i = 0; province == null && i < PROVINCE_ENDINGS.length; i++) {
      if (folded.endsWith(PROVINCE_ENDINGS[i])) {
        province = provincesByName.get(folded.substring(0, folded.length() - PROVINCE_ENDINGS[i].length()));
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

package org.regulake.models.code;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.regulake.models.code.Regions.Finding;
import org.regulake.models.code.Regions.Level;
import org.regulake.models.code.Regions.Match;
import org.regulake.models.code.Regions.Province;
import org.regulake.models.code.Regions.Region;

/**
 * Finds divisions by the names that people write: in full, without an ending, after their parents.
 */
final class PlaceNames {

  /** Endings that may follow the short name of a province, longest first. */
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

  /** Endings that people omit from the name of a prefecture or county, longest first. */
  private static final String[] PLACE_ENDINGS = {"自治州", "自治县", "地区", "市", "州", "盟", "县", "区", "旗"};

  private final Map<String, Finding> findings;
  private final List<Province> provinces = new ArrayList<>();
  private final Map<String, Province> provincesByName = new HashMap<>();

  /**
   * Prefectures and counties by each present and past name, with and without its ending, in the
   * form of {@link Folding#key}.
   */
  private final Map<String, List<Region>> placesByName = new HashMap<>();

  /**
   * Starts without names.
   *
   * @param findings findings by code, complete once all names are added
   */
  PlaceNames(Map<String, Finding> findings) {
    this.findings = findings;
  }

  /** Adds a province under all of its names. */
  void add(Province province, String[] names) {
    provinces.add(province);
    for (String name : names) {
      provincesByName.put(Folding.key(name), province);
    }
  }

  /** Adds a prefecture or county under one of its names; groupings have none. */
  void add(Region region) {
    if (!Regions.isGrouping(region.name())) {
      String name = Folding.key(region.name());
      placesByName.computeIfAbsent(name, key -> new ArrayList<>(1)).add(region);
      String stem = withoutEnding(name);
      if (!stem.equals(name)) {
        placesByName.computeIfAbsent(stem, key -> new ArrayList<>(1)).add(region);
      }
    }
  }

  /** As {@link Regions#findProvinceByName}. */
  Optional<Province> province(String name) {
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

  /** As {@link Regions#findPlaceByName}. */
  Optional<Region> place(String province, String place) {
    String name = Folding.key(place == null ? "" : place);
    Province within = province == null ? null : province(province).orElse(null);
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
   * The one place of the name below a code: a prefecture takes precedence over a county, an
   * existing place over a former one.
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

  private static String withoutEnding(String name) {
    for (String ending : PLACE_ENDINGS) {
      if (name.endsWith(ending) && name.length() >= ending.length() + 2) {
        return name.substring(0, name.length() - ending.length());
      }
    }
    return name;
  }
}

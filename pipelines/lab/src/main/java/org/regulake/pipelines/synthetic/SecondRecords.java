package org.regulake.pipelines.synthetic;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.regulake.models.name.EnterpriseName;
import org.regulake.pipelines.synthetic.Vocabulary.Place;

/**
 * Records of enterprises for linkage, and second records of a tenth of them without a code, damaged
 * in the ways of {@link Damage}. A quarter of the enterprises share their whole name with others (a
 * chain, a popular name); some share a telephone (that of their agent) or an address (a serviced
 * office), and some records lack one of the two.
 */
public final class SecondRecords {

  /** One of so many enterprises has a second record. */
  public static final int ONE_OF = 9;

  private static final double SHARE_OF_HOMONYMS = 0.25;

  /** Enterprises of one popular name, on average. */
  private static final int NAMESAKES = 6;

  private static final double SHARE_OF_AGENTS = 0.05;
  private static final int CLIENTS_OF_AGENT = 40;
  private static final double SHARE_NOT_STATED = 0.05;
  private static final List<String> FORMS = List.of("有限公司", "有限公司", "有限公司", "有限责任公司", "股份有限公司");

  /**
   * A record.
   *
   * @param number number of its enterprise
   * @param damage null for a first record
   * @param address null where not stated
   * @param phone null where not stated
   */
  public record Entry(long number, Damage damage, String name, String address, String phone) {}

  private record Name(String region, String brand, String trade, String form) {

    String text() {
      return region + brand + trade + form;
    }
  }

  private final Draws draws;
  private final Vocabulary words = Vocabulary.read();
  private final Map<Character, Character> traditional = traditional();
  private final long enterprises;

  /**
   * Records of a number of enterprises.
   *
   * @param seed same seed, same records
   */
  public SecondRecords(long seed, long enterprises) {
    this.draws = new Draws(seed);
    this.enterprises = enterprises;
  }

  /** Whether an enterprise has a second record. */
  public static boolean hasSecond(long number) {
    return number % ONE_OF == 0;
  }

  /** The first record of an enterprise. */
  public Entry first(long number) {
    Place place = place(number);
    return new Entry(
        number,
        null,
        name(number).text(),
        isStated(number, 60) ? divisions(place) + residue(number, 40) : null,
        isStated(number, 61) ? phone(number, 30) : null);
  }

  /** The second record of an enterprise. */
  public Entry second(long number) {
    Damage damage = Damage.values()[below(number, 1, Damage.values().length)];
    Name name = name(number);
    boolean isOther = damage == Damage.ADDRESS_RESIDUE;
    String address =
        isOther ? road(number) + otherRoom(number) : divisions(place(number)) + residue(number, 40);
    return new Entry(
        number,
        damage,
        damaged(name, damage, number),
        isStated(number, 62) ? address : null,
        isStated(number, 63) ? phone(number, damage == Damage.SECOND_PHONE ? 35 : 30) : null);
  }

  private String damaged(Name name, Damage damage, long number) {
    String brand = name.brand();
    return switch (damage) {
      case FORM -> {
        String form =
            below(number, 2, 3) == 0 ? "" : name.form().equals("有限公司") ? "有限责任公司" : "有限公司";
        yield name.region() + brand + name.trade() + form;
      }
      case BRACKETS -> {
        String open = below(number, 3, 2) == 0 ? "（" : "〔";
        String close = open.equals("（") ? "）" : "〕";
        yield open + name.region() + close + brand + name.trade() + name.form();
      }
      case ONE_CHARACTER -> {
        int at = below(number, 4, brand.length());
        yield name.region()
            + brand.substring(0, at)
            + character(number, 5)
            + brand.substring(at + 1)
            + name.trade()
            + name.form();
      }
      case TRADITIONAL ->
          name.text()
              .chars()
              .mapToObj(c -> String.valueOf(traditional.getOrDefault((char) c, (char) c)))
              .reduce("", String::concat);
      case REGION_MOVED -> brand + name.trade() + "（" + name.region() + "）" + name.form();
      case BRAND_ORDER ->
          name.region() + new StringBuilder(brand).reverse() + name.trade() + name.form();
      case ADDRESS_RESIDUE, SECOND_PHONE -> name.text();
    };
  }

  private Name name(long number) {
    boolean isHomonym = uniform(number, 10) < SHARE_OF_HOMONYMS;
    long namesakes = Math.max(1, (long) (enterprises * SHARE_OF_HOMONYMS / NAMESAKES));
    long key = isHomonym ? -1 - (long) (uniform(number, 11) * namesakes) : number;
    int length = uniform(key, 12) < 0.4 ? 2 : uniform(key, 12) < 0.8 ? 3 : 4;
    StringBuilder brand = new StringBuilder(length);
    for (int i = 0; i < length; i++) {
      brand.append(character(key, 13 + i));
    }
    return new Name(
        placeOf(key).city(),
        brand.toString(),
        words.industries().get(below(key, 18, words.industries().size())).word(),
        FORMS.get(below(key, 19, FORMS.size())));
  }

  private char character(long key, int slot) {
    return words.trade().charAt(below(key, slot, words.trade().length()));
  }

  /** Namesakes are in one city, in any of its places. */
  private Place place(long number) {
    String city = name(number).region();
    List<Place> places =
        words.places().stream().filter(place -> place.city().equals(city)).toList();
    return places.get(below(number, 20, places.size()));
  }

  private Place placeOf(long key) {
    return words.places().get(below(key, 21, words.places().size()));
  }

  private static String divisions(Place place) {
    boolean isMunicipality = place.city().equals(place.province());
    return (isMunicipality ? "" : place.province() + "省")
        + place.city()
        + (place.city().equals("海西") ? "州" : "市")
        + place.name();
  }

  private String road(long number) {
    boolean isShared = uniform(number, 50) < SHARE_OF_AGENTS;
    long key = isShared ? shared(number, 51) : number;
    return words.roads().get(below(key, 52, words.roads().size()))
        + (1 + below(key, 53, 2_000))
        + "号"
        + words.buildings().get(below(key, 54, words.buildings().size()));
  }

  private String residue(long number, int slot) {
    return road(number)
        + (1 + below(number, slot, 9))
        + "幢"
        + (101 + below(number, slot + 1, 2_400))
        + "室";
  }

  private String otherRoom(long number) {
    return below(number, 45, 2) == 0 ? "" : (1 + below(number, 46, 9)) + "楼";
  }

  private String phone(long number, int slot) {
    boolean isShared = slot == 30 && uniform(number, 31) < SHARE_OF_AGENTS;
    long key = isShared ? shared(number, 32) : number;
    return "1" + Cells.digits(Math.floorMod(draws.bits(SALT, key, slot), 10_000_000_000L), 10);
  }

  private long shared(long number, int slot) {
    double agents = Math.max(1, enterprises * SHARE_OF_AGENTS / CLIENTS_OF_AGENT);
    return -1 - (long) (uniform(number, slot) * agents);
  }

  private boolean isStated(long number, int slot) {
    return uniform(number, slot) >= SHARE_NOT_STATED;
  }

  private static final int SALT = Salt.SECOND_RECORD.number();

  private double uniform(long key, int slot) {
    return draws.uniform(SALT, key, slot);
  }

  private int below(long key, int slot, int bound) {
    return draws.below(SALT, key, slot, bound);
  }

  private static Map<Character, Character> traditional() {
    Function<String, String[]> cells = line -> line.split(",");
    Map<Character, Character> found = new HashMap<>();
    try (InputStream stream = EnterpriseName.class.getResourceAsStream("simplified.csv");
        BufferedReader reader =
            new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
      reader
          .lines()
          .filter(line -> line.endsWith(",always"))
          .map(cells)
          .forEach(line -> found.putIfAbsent(line[1].charAt(0), line[0].charAt(0)));
      return found;
    } catch (IOException e) {
      throw new UncheckedIOException("the list of traditional characters cannot be read", e);
    }
  }
}

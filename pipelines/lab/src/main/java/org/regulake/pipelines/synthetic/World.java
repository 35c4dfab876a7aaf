package org.regulake.pipelines.synthetic;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.regulake.pipelines.synthetic.Vocabulary.Industry;
import org.regulake.pipelines.synthetic.Vocabulary.Place;

/**
 * The fictional country: its enterprises and persons, with places, dates and representatives. Every
 * value is a function of the index.
 */
final class World {

  /** A natural person; {@code number} has the area 999999, which no division has. */
  record Person(long index, String name, String number) {}

  private static final long FIRST_ORDINARY_BLOCK = 1_000_000;
  private static final double INDIVIDUAL_SHARE = .08;
  private static final int OLDEST_DAYS = 14_600;

  final Draws draws;
  final Vocabulary words = Vocabulary.read();
  final OwnershipLayer ownership;
  private final Map<String, Place> placeOf = words.placesByCode();
  private final List<Place> placesInForce =
      words.places().stream().filter(place -> place.until() == null).toList();
  private final long enterprises;
  private final long companies;

  World(long enterprises, long seed) {
    this.draws = new Draws(seed);
    this.enterprises = enterprises;
    this.companies = enterprises - Math.round(enterprises * INDIVIDUAL_SHARE);
    this.ownership = new OwnershipLayer(companies, seed);
  }

  long enterprises() {
    return enterprises;
  }

  boolean isCompany(long index) {
    return index < companies;
  }

  double u(Salt salt, long index, long slot) {
    return draws.uniform(salt.number(), index, slot);
  }

  boolean chance(Salt salt, long index, long slot, double probability) {
    return u(salt, index, slot) < probability;
  }

  int below(Salt salt, long index, long slot, int bound) {
    return (int) (u(salt, index, slot) * bound);
  }

  <T> T pick(List<T> from, Salt salt, long index, long slot) {
    return from.get(below(salt, index, slot, from.size()));
  }

  /**
   * Day of establishment; a lower index is older, so that holders are older than their holdings.
   */
  int establishedDay(long index) {
    if (isMassRegistered(index)) {
      int first =
          Calendar.MARCH_END - 200 - below(Salt.ADDRESS, -1 - addressBlock(index), 60, 1_800);
      return first + below(Salt.ADDRESS, index, 8, 20);
    }
    double rank =
        isCompany(index)
            ? (index + u(Salt.AGE, index, 0)) / companies
            : (index - companies + u(Salt.AGE, index, 0)) / (enterprises - companies);
    return Calendar.MARCH_END - (int) (OLDEST_DAYS * Math.pow(1 - rank, 1.5));
  }

  boolean existsBy(long index, int asOf) {
    return establishedDay(index) <= asOf;
  }

  /**
   * The division in force when the enterprise was established: old codes keep dissolved divisions.
   */
  Place registeredPlace(long index) {
    long block = addressBlock(index);
    if (block >= 0) {
      return placeOfBlock(block);
    }
    Place place = pick(words.places(), Salt.PLACE, index, 0);
    return place.until() != null && Calendar.year(establishedDay(index)) > place.until()
        ? currentPlace(place)
        : place;
  }

  Industry industry(long index) {
    // Squaring the draw makes some industries far more common than others, without a table of
    // weights.
    double u = u(Salt.INDUSTRY, index, 0);
    int start = below(Salt.INDUSTRY, 0, 1, words.industries().size());
    boolean manufactures = u(Salt.INDUSTRY, index, 2) < .2;
    List<Industry> all = words.industries();
    int at = manufactures ? 2 + (int) (u * 10) : (start + (int) (u * u * all.size())) % all.size();
    return all.get(at);
  }

  String creditCode(long index) {
    String head = (isCompany(index) ? "91" : "92") + registeredPlace(index).code();
    String body = organisationCode(index);
    return head + body + CodeDigits.credit(head + body);
  }

  String organisationCode(long index) {
    String body =
        CodeDigits.organisationBody(index, establishedDay(index) >= Calendar.day(2015, 10, 1));
    return body + CodeDigits.organisation(body);
  }

  String registrationNumber(long index) {
    String head =
        registeredPlace(index).code()
            + Cells.digits(Math.floorMod(index * 7_368_787L + 31, 100_000_000L), 8);
    return head + CodeDigits.registration(head);
  }

  String name(long index) {
    Place place = registeredPlace(index);
    double style = u(Salt.NAME, index, 0);
    String where = style < .45 ? place.city() : style < .7 ? place.province() : place.name();
    String trade = tradeName(index);
    if (!isCompany(index)) {
      return place.name()
          + trade
          + pick(List.of("小吃店", "便利店", "服装店", "理发店", "五金店", "农家乐", "修理部"), Salt.NAME, index, 9);
    }
    return where + trade + industry(index).word() + form(index);
  }

  String tradeName(long index) {
    int length = chance(Salt.NAME, index, 1, .8) ? 2 : 3;
    StringBuilder trade = new StringBuilder(length);
    for (int slot = 0; slot < length; slot++) {
      trade.append(words.trade().charAt(below(Salt.NAME, index, 2 + slot, words.trade().length())));
    }
    return trade.toString();
  }

  private String form(long index) {
    double u = u(Salt.NAME, index, 8);
    return u < .88 ? "有限公司" : u < .94 ? "有限责任公司" : u < .97 ? "股份有限公司" : "（集团）有限公司";
  }

  Person person(long index) {
    long scrambled = Math.floorMod(index * 7_368_787L + 1_234_567L, 23_725_000L);
    if (index >= 23_725_000L) {
      throw new IllegalArgumentException(
          "person %d: identity numbers are enough for 23725000 persons".formatted(index));
    }
    String born =
        Calendar.iso(Calendar.day(1940, 1, 1) + (int) (scrambled / 1000)).replace("-", "");
    String seventeen = "999999" + born + Cells.digits(scrambled % 1000, 3);
    return new Person(index, personName(index), seventeen + CodeDigits.resident(seventeen));
  }

  private String personName(long index) {
    double u = u(Salt.PERSON, index, 0);
    StringBuilder name =
        new StringBuilder()
            .append(words.surnames().charAt((int) (u * u * words.surnames().length())));
    int length = chance(Salt.PERSON, index, 1, .75) ? 2 : 1;
    for (int slot = 0; slot < length; slot++) {
      name.append(
          words.given().charAt(below(Salt.PERSON, index, 2 + slot, words.given().length())));
    }
    return name.toString();
  }

  /**
   * The legal representative; {@code after} is the one after a change. One in twenty enterprises
   * shares its representative with several others.
   */
  Person representative(long index, boolean after) {
    if (!isCompany(index)) {
      return person(Math.round(companies * OwnershipLayer.PERSONS_PER_COMPANY) + index - companies);
    }
    if (sharesRepresentative(index)) {
      return person(ownership.localPerson(index / 100 * 100, 2));
    }
    return person(ownership.localPerson(index, after ? 5 : 0));
  }

  boolean sharesRepresentative(long index) {
    return isCompany(index) && chance(Salt.REPRESENTATIVE, index, 0, .05);
  }

  /** Officers: one plus a Poisson number with mean 1.8. */
  int officerCount(long index) {
    return isCompany(index) ? 1 + draws.poisson(Salt.OFFICER.number(), index, 0, 1.8) : 0;
  }

  Person officer(long index, int slot) {
    return slot == 0 && chance(Salt.OFFICER, index, 1, .7)
        ? representative(index, false)
        : person(
            ownership.localPerson(index, below(Salt.OFFICER, index, 10 + slot, 4) + slot * 2L));
  }

  /** The kind of change in February or March 2025: address, capital, representative or none. */
  String change(long index) {
    double u = u(Salt.CHANGE, index, 0);
    return u < .008 ? "address" : u < .012 ? "capital" : u < .015 ? "representative" : "none";
  }

  int changeDay(long index) {
    return Calendar.JANUARY_END + 1 + below(Salt.CHANGE, index, 1, 59);
  }

  boolean changedBy(long index, String kind, int asOf) {
    return change(index).equals(kind) && changeDay(index) <= asOf;
  }

  /** Registered capital in yuan: log-normal, rounded the way people choose it. */
  long capitalYuan(long index, int asOf) {
    double raw =
        Math.exp(14 + 1.5 * draws.normal(Salt.CAPITAL.number(), index, 0))
            * (isCompany(index) ? 1 : .05);
    double magnitude = Math.pow(10, Math.floor(Math.log10(raw)));
    long capital = Math.max(10_000, (long) (Math.round(raw / magnitude * 2) / 2.0 * magnitude));
    return changedBy(index, "capital", asOf) ? capital * 2 : capital;
  }

  /**
   * The address block: −1 for an address of one's own, otherwise a shared one; below {@link
   * #FIRST_ORDINARY_BLOCK}: a mass-registration hub.
   */
  long addressBlock(long index) {
    if (chance(Salt.ADDRESS, index, 0, .015)) {
      return (long) ((enterprises / 5000 + 3) * Math.pow(u(Salt.ADDRESS, index, 1), 1.9));
    }
    if (chance(Salt.ADDRESS, index, 0, .25)) {
      return FIRST_ORDINARY_BLOCK
          + neighbourhood(index) * 1000
          + zipf(u(Salt.ADDRESS, index, 1), 1.9, 900);
    }
    return -1;
  }

  /** Whether an address block is a hub of mass registration. */
  static boolean isHub(long block) {
    return block >= 0 && block < FIRST_ORDINARY_BLOCK;
  }

  /** Whether it was registered in the same days as most of its hub, as nine in ten are. */
  boolean isMassRegistered(long index) {
    long block = addressBlock(index);
    return isHub(block) && chance(Salt.ADDRESS, index, 9, .9);
  }

  /**
   * Enterprises of an ordinary building moved in over the years, so they are not neighbours by
   * index, which follows age.
   */
  private long neighbourhood(long index) {
    return index % (enterprises / 200 + 1);
  }

  private Place placeOfBlock(long block) {
    return pick(placesInForce, Salt.PLACE, -1 - block, 0);
  }

  String address(long index, int asOf) {
    long block = addressBlock(index);
    boolean moved = changedBy(index, "address", asOf);
    Place place = currentPlace(registeredPlace(index));
    long key = moved ? index : block < 0 ? index : -1 - block;
    int slot = moved ? 50 : 20;
    String road = pick(words.roads(), Salt.ADDRESS, key, slot);
    String number = (1 + below(Salt.ADDRESS, key, slot + 1, 480)) + "号";
    String building =
        chance(Salt.ADDRESS, key, slot + 2, .5) || isHub(block)
            ? pick(words.buildings(), Salt.ADDRESS, key, slot + 3)
            : "";
    String room =
        block >= 0 && !moved
            ? (isHub(block) ? "托管工位" : "")
            : (1 + below(Salt.ADDRESS, index, slot + 4, 25))
                + "0"
                + (1 + below(Salt.ADDRESS, index, slot + 5, 9))
                + "室";
    boolean isMunicipality = place.city().equals(place.province());
    String province =
        !isMunicipality && chance(Salt.ADDRESS, key, slot + 6, .3) ? place.province() : "";
    String city = place.city() + (place.city().equals("海西") ? "州" : "市");
    return province + city + place.name() + road + number + building + room;
  }

  Place currentPlace(Place place) {
    return place.until() == null
        ? place
        : Objects.requireNonNull(placeOf.get(place.now()), place.now());
  }

  /** A day as a department spells it in a record of an enterprise. */
  String spelled(int day, long index, int slot) {
    return Calendar.spelled(day, u(Salt.SPELLING, index, 1000 + slot));
  }

  /** A phone number in the unassigned range 100…; shared ones follow Zipf(2.2). */
  String phone(long index) {
    long key =
        chance(Salt.PHONE, index, 0, .15)
            ? -1 - (neighbourhood(index) * 1000 + zipf(u(Salt.PHONE, index, 1), 2.2, 900))
            : index;
    return "100"
        + Cells.digits(Math.floorMod(draws.bits(Salt.PHONE.number(), key, 5), 100_000_000L), 8);
  }

  private static long zipf(double u, double exponent, int ranks) {
    return Math.min(ranks - 1, (long) Math.pow(1 - u, -1 / (exponent - 1)) - 1);
  }
}

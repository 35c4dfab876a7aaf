package org.regulake.pipelines.synthetic;

import java.util.ArrayList;
import java.util.List;
import org.regulake.pipelines.synthetic.Vocabulary.Place;

/**
 * Records of events of an enterprise: penalties and their repairs, listings, judgments, arrears.
 */
final class EventRecords {

  private static final int EVENTS_FROM = Calendar.day(2021, 1, 1);
  private static final List<String> VIOLATIONS =
      List.of("虚假宣传", "无证经营", "产品质量不合格", "不正当竞争", "价格违法", "违反食品安全规定", "违反安全生产规定", "环境污染", "偷逃税款");
  private static final List<String> BASES =
      List.of(
          "《中华人民共和国产品质量法》第四十九条",
          "《中华人民共和国食品安全法》第一百二十二条",
          "《中华人民共和国反不正当竞争法》第二十条",
          "《中华人民共和国广告法》第五十五条",
          "《中华人民共和国价格法》第四十条",
          "《中华人民共和国安全生产法》第九十七条");
  private static final String UNREACHABLE = "通过登记的住所或者经营场所无法联系";

  private static final String NO_REPORT = "未依照规定的期限公示年度报告";

  private final World world;
  private final Fates fates;

  EventRecords(World world, Fates fates) {
    this.world = world;
    this.fates = fates;
  }

  /**
   * Code by which an event source names its enterprise: mostly the credit code, sometimes the old
   * number; empty where it states only the name.
   */
  private String namedBy(Salt source, long i, int slot) {
    double u = world.u(source, i, 900 + slot);
    return u < .02 ? "" : u < .035 ? world.registrationNumber(i) : world.creditCode(i);
  }

  /**
   * The number of events of a kind: 0, or 1 + Poisson, with the hidden weakness and failure in the
   * log-odds.
   */
  private int eventCount(Salt salt, long i, double intercept, double mean) {
    double odds =
        intercept
            + .6 * fates.latent(i)
            + (fates.defaults(i) ? 2.0 : 0)
            + (world.isCompany(i) ? 0 : -.5);
    return world.chance(salt, i, 0, Draws.logistic(odds))
        ? 1 + world.draws.poisson(salt.number(), i, 1, mean)
        : 0;
  }

  /**
   * The day of an event between establishment and exit, recent days more often; −1 when there is no
   * day between them.
   */
  private int eventDay(Salt salt, long i, int slot) {
    int first = Math.max(EVENTS_FROM, world.establishedDay(i) + 60);
    Integer exit = fates.exitDay(i);
    int last = exit == null ? Calendar.MARCH_END : Math.min(exit, Calendar.MARCH_END);
    return first > last
        ? -1
        : last - (int) ((last - first + 1) * Math.pow(world.u(salt, i, 10 + slot), 1.3));
  }

  List<String[]> penalty(long i, int asOf, boolean corrected) {
    int count = eventCount(Salt.PENALTY, i, -3.0, .35);
    List<String[]> rows = new ArrayList<>(count);
    for (int slot = 0; slot < count; slot++) {
      int day = eventDay(Salt.PENALTY, i, slot);
      if (day < 0 || day > asOf) {
        continue;
      }
      Place place = world.currentPlace(world.registeredPlace(i));
      double kind = world.u(Salt.PENALTY, i, 100 + slot);
      String type =
          kind < .12
              ? "警告"
              : kind < .82 ? "罚款" : kind < .93 ? "没收违法所得" : kind < .97 ? "责令停产停业" : "吊销许可证";
      double fine =
          Math.round(
                  Math.exp(9 + 1.6 * world.draws.normal(Salt.PENALTY.number(), i, 200 + slot))
                      / 100)
              * 100.0;
      String amount = kind < .12 || kind >= .93 ? "" : Cells.fixed(corrected ? fine * .8 : fine, 2);
      rows.add(
          new String[] {
            penaltyNumber(place, day, i, slot),
            place.authority(),
            namedBy(Salt.PENALTY, i, slot),
            world.name(i),
            world.spelled(day, i, 100 + slot),
            type,
            amount,
            world.pick(VIOLATIONS, Salt.PENALTY, i, 300 + slot),
            world.pick(BASES, Salt.PENALTY, i, 400 + slot),
            Calendar.iso(day + (kind < .12 ? 90 : 1095))
          });
    }
    return rows;
  }

  private static String penaltyNumber(Place place, int day, long i, int slot) {
    return "%s市监罚〔%d〕%d号"
        .formatted(place.name().substring(0, 1), Calendar.year(day), i * 10 + slot);
  }

  /**
   * Applications for the repair of penalties: open until they are decided, some weeks after the
   * application; a granted one takes effect on the day of the decision.
   */
  List<String[]> creditRepair(long i, int asOf) {
    List<String[]> rows = new ArrayList<>();
    Place place = world.currentPlace(world.registeredPlace(i));
    int penalties = eventCount(Salt.PENALTY, i, -3.0, .35);
    for (int slot = 0; slot < penalties; slot++) {
      int day = eventDay(Salt.PENALTY, i, slot);
      int applied = day + 180 + world.below(Salt.REPAIR, i, slot, 240);
      if (day < 0 || applied > asOf || !world.chance(Salt.REPAIR, i, 100 + slot, .45)) {
        continue;
      }
      int decided = applied + 8 + world.below(Salt.REPAIR, i, 200 + slot, 12);
      boolean isGranted = world.chance(Salt.REPAIR, i, 300 + slot, .85);
      rows.add(
          new String[] {
            "修%d".formatted(i * 10 + slot),
            world.creditCode(i),
            world.name(i),
            "行政处罚",
            penaltyNumber(place, day, i, slot),
            decided > asOf ? "待审核" : isGranted ? "已通过" : "未通过",
            Calendar.iso(applied),
            Calendar.isoUpTo(decided, asOf),
            isGranted ? Calendar.isoUpTo(decided, asOf) : ""
          });
    }
    return rows;
  }

  List<String[]> abnormalListing(long i, int asOf) {
    int count = eventCount(Salt.LISTING, i, -2.95, .1);
    boolean byDownturn = fates.isInDownturn(i) && world.chance(Salt.DOWNTURN, i, 5, .3);
    List<String[]> rows = new ArrayList<>(count + 1);
    for (int slot = 0; slot < count + (byDownturn ? 1 : 0); slot++) {
      int day =
          slot < count
              ? eventDay(Salt.LISTING, i, slot)
              : Calendar.DOWNTURN_START
                  + world.below(
                      Salt.DOWNTURN, i, 6, Calendar.MARCH_END - Calendar.DOWNTURN_START + 1);
      Integer exit = fates.exitDay(i);
      if (day < world.establishedDay(i) || day > asOf || exit != null && day > exit) {
        continue;
      }
      double why = world.u(Salt.LISTING, i, 100 + slot);
      String reason =
          slot >= count || why < .45
              ? UNREACHABLE
              : why < .9 ? NO_REPORT : why < .97 ? "公示企业信息隐瞒真实情况、弄虚作假" : "未在责令的期限内公示";
      boolean isRemedied = slot < count && world.chance(Salt.LISTING, i, 200 + slot, .5);
      int removed = day + 20 + world.below(Salt.LISTING, i, 300 + slot, 500);
      boolean isRemoved = isRemedied && removed <= asOf;
      rows.add(
          new String[] {
            world.creditCode(i),
            world.name(i),
            Calendar.iso(day),
            reason,
            world.currentPlace(world.registeredPlace(i)).authority(),
            isRemoved ? Calendar.iso(removed) : "",
            isRemoved ? reason.equals(NO_REPORT) ? "已补报年度报告并公示" : "列入事由情形消失" : ""
          });
    }
    return rows;
  }

  List<String[]> judgment(long i, int asOf) {
    List<String[]> rows = new ArrayList<>();
    int cases = eventCount(Salt.JUDGMENT, i, -2.9, .6);
    int dishonest = eventCount(Salt.DISHONEST, i, -4.45, .3);
    String court = world.currentPlace(world.registeredPlace(i)).name() + "人民法院";
    for (int slot = 0; slot < cases + dishonest; slot++) {
      boolean isDishonest = slot >= cases;
      Salt salt = isDishonest ? Salt.DISHONEST : Salt.JUDGMENT;
      int day = eventDay(salt, i, slot);
      if (day < 0 || day > asOf) {
        continue;
      }
      double u = world.u(salt, i, 100 + slot);
      String kind = isDishonest ? "dishonest_debtor" : u < .7 ? "litigation" : "enforcement";
      String mark = isDishonest || u >= .7 ? "执" : "民初";
      int end = day + 100 + world.below(salt, i, 200 + slot, 900);
      rows.add(
          new String[] {
            "(%d)%s%d号".formatted(Calendar.year(day), mark, i * 20 + slot),
            world.creditCode(i),
            world.name(i),
            kind,
            isDishonest || world.chance(salt, i, 300 + slot, .75) ? "defendant" : "plaintiff",
            court,
            Calendar.iso(day),
            Cells.fixed(Math.exp(11.5 + 1.5 * world.draws.normal(salt.number(), i, 400 + slot)), 2),
            world.chance(salt, i, 500 + slot, .6) ? Calendar.isoUpTo(end, asOf) : ""
          });
    }
    return rows;
  }

  List<String[]> arrears(long i, int asOf) {
    int count = eventCount(Salt.ARREARS, i, -4.15, .5);
    List<String[]> rows = new ArrayList<>(count);
    for (int slot = 0; slot < count; slot++) {
      int day = eventDay(Salt.ARREARS, i, slot);
      if (day < 0 || day > asOf) {
        continue;
      }
      int settled = day + 15 + world.below(Salt.ARREARS, i, 200 + slot, 400);
      rows.add(
          new String[] {
            world.creditCode(i),
            world.name(i),
            world.chance(Salt.ARREARS, i, 100 + slot, .7) ? "税款" : "社会保险费",
            Calendar.iso(day - 60).substring(0, 7),
            Cells.fixed(
                Math.exp(10 + 1.3 * world.draws.normal(Salt.ARREARS.number(), i, 300 + slot)), 2),
            Calendar.iso(day),
            world.chance(Salt.ARREARS, i, 400 + slot, .6) ? Calendar.isoUpTo(settled, asOf) : ""
          });
    }
    return rows;
  }
}

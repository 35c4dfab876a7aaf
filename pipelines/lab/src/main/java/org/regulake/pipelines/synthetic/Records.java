package org.regulake.pipelines.synthetic;

import java.util.ArrayList;
import java.util.List;
import org.regulake.pipelines.synthetic.Vocabulary.Industry;
import org.regulake.pipelines.synthetic.Vocabulary.Place;
import org.regulake.pipelines.synthetic.World.Guarantee;
import org.regulake.pipelines.synthetic.World.Holding;
import org.regulake.pipelines.synthetic.World.Person;

/**
 * What the departments wrote down about an enterprise, as known at the end of a day, in their own
 * spellings.
 */
final class Records {

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

  /**
   * Annual reports are delivered on the last three years due, and on the one that is being filed.
   */
  private static final int REPORT_YEARS = 4;

  private static final String NO_REPORT = "未依照规定的期限公示年度报告";

  private final World world;
  private final Fates fates;

  Records(World world) {
    this.world = world;
    this.fates = new Fates(world);
  }

  World world() {
    return world;
  }

  private static List<String[]> none() {
    return List.of();
  }

  private String spelled(int day, long index, int slot) {
    return Calendar.spelled(day, world.u(Salt.SPELLING, index, 1000 + slot));
  }

  private static String isoUpTo(Integer day, int asOf) {
    return day == null || day > asOf ? "" : Calendar.iso(day);
  }

  // ---- registration

  List<String[]> registration(long i, int asOf) {
    if (!world.existsBy(i, asOf)) {
      return none();
    }
    Place place = world.registeredPlace(i);
    Industry industry = world.industry(i);
    Integer exit = fates.exitDay(i);
    boolean hasLeft = exit != null && exit <= asOf;
    boolean isChanged = !world.change(i).equals("none") && world.changeDay(i) <= asOf;
    Person representative = world.representative(i, world.changedBy(i, "representative", asOf));
    int established = world.establishedDay(i);
    String code = world.creditCode(i);
    double defect = world.u(Salt.CODE_DEFECT, i, 0);
    boolean isOld = established < Calendar.day(2015, 10, 1);
    String landedCode =
        isOld && defect < .02
            ? ""
            : defect >= .990 && defect < .993
                ? code.toLowerCase(java.util.Locale.ROOT)
                : defect >= .993 && defect < .995
                    ? code.substring(0, 17) + CodeDigits.wrong(code.charAt(17))
                    : defect >= .995 && defect < .996 ? code.substring(0, 17) : code;
    double mask = world.u(Salt.SPELLING, i, 1);
    String name =
        mask < .04
            ? "N/A"
            : mask < .16
                ? representative.name().charAt(0)
                    + "某"
                    + "%06x"
                        .formatted(
                            world.draws.bits(Salt.SPELLING.number(), representative.index(), 2)
                                & 0xffffff)
                : representative.name();
    String status =
        !hasLeft
            ? world.chance(Salt.STATUS, i, 0, .7) ? "存续" : "在业"
            : world.u(Salt.STATUS, i, 1) < .55
                ? "注销"
                : world.u(Salt.STATUS, i, 1) < .93 ? "吊销" : "迁出";
    String[] row = {
      landedCode,
      landedCode.isEmpty() || isOld && world.chance(Salt.CODE_DEFECT, i, 1, .5)
          ? world.registrationNumber(i)
          : "",
      landedCode.isEmpty() || world.chance(Salt.CODE_DEFECT, i, 2, .6)
          ? world.organisationCode(i)
          : "",
      world.name(i),
      enterpriseType(i),
      name,
      mask < .16 || world.chance(Salt.SPELLING, i, 3, .3) ? "" : representative.number(),
      capital(i, asOf),
      spelled(established, i, 0),
      spelled(
          isChanged
              ? world.changeDay(i)
              : Math.min(asOf, established + world.below(Salt.STATUS, i, 3, 30)),
          i,
          1),
      scope(i, industry),
      world.chance(Salt.SPELLING, i, 5, .1)
          ? industry.section() + industry.code()
          : industry.code(),
      place.code(),
      place.province(),
      place.city(),
      world.address(i, asOf),
      status,
      hasLeft ? spelled(exit, i, 2) : "",
      authority(place)
    };
    List<String[]> rows = new ArrayList<>(2);
    rows.add(row);
    if (world.chance(Salt.DUPLICATE, i, 0, .002)) {
      rows.add(row);
    }
    return rows;
  }

  private static String authority(Place place) {
    return place.name() + "市场监督管理局";
  }

  private String enterpriseType(long i) {
    if (!world.isCompany(i)) {
      return "个体工商户";
    }
    double u = world.u(Salt.NAME, i, 20);
    return u < .25
        ? "N/A"
        : world.name(i).contains("股份")
            ? "股份有限公司(非上市)"
            : u < .7 ? "有限责任公司(自然人投资或控股)" : u < .9 ? "有限责任公司" : "有限责任公司(自然人独资)";
  }

  /**
   * The capital in one of the spellings of the registers; the amount is in units of ten thousand.
   */
  private String capital(long i, int asOf) {
    long yuan = world.capitalYuan(i, asOf);
    String amount =
        yuan % 10_000 == 0 ? Long.toString(yuan / 10_000) : Cells.fixed(yuan / 10_000.0, 2);
    double u = world.u(Salt.SPELLING, i, 10);
    if (u < .04) {
      return "N/A";
    }
    if (u < .40) {
      return amount + "万人民币";
    }
    if (u < .62) {
      return amount + "(万)";
    }
    if (u < .82) {
      return Cells.fixed(yuan / 10_000.0, 4) + "(万元)";
    }
    if (u < .90) {
      return amount + "万元人民币";
    }
    if (u < .94) {
      return "%,d(万元)".formatted(Math.max(1, yuan / 10_000));
    }
    if (u < .975) {
      return amount + "万";
    }
    if (u < .985) {
      return yuan + "元";
    }
    return amount + (u < .993 ? "(万美元)" : u < .997 ? "(万港币)" : "万欧元");
  }

  private String scope(long i, Industry industry) {
    double u = world.u(Salt.SPELLING, i, 11);
    String tail = u < .4 ? "" : u < .8 ? "(依法须经批准的项目，经相关部门批准后方可开展经营活动)" : "*";
    return industry.scope() + tail;
  }

  // ---- relations

  List<String[]> shareholding(long i, int asOf) {
    List<String[]> rows = new ArrayList<>();
    if (!world.isCompany(i) || !world.existsBy(i, asOf)) {
      return rows;
    }
    String code = world.creditCode(i);
    String name = world.name(i);
    long capital = world.capitalYuan(i, asOf);
    int slot = 0;
    for (Holding holding : world.holdings(i)) {
      slot++;
      if (holding.fromDay() > asOf) {
        continue;
      }
      Person person =
          holding.byEnterprise()
              ? null
              : world.person(holding.holder() - world.ownership.companies());
      boolean asPercent = world.chance(Salt.SPELLING, i, 20 + slot, .3);
      double share = holding.share();
      String ratio = asPercent ? Cells.fixed(share * 100, 4) + "%" : Cells.fixed(share, 6);
      rows.add(
          new String[] {
            code,
            name,
            person == null ? world.creditCode(holding.holder()) : "",
            person == null ? world.name(holding.holder()) : person.name(),
            person == null ? "" : person.number(),
            person == null ? "企业" : "自然人",
            ratio,
            Cells.fixed(share * capital, 2),
            Calendar.iso(holding.fromDay()),
            isoUpTo(holding.toDay(), asOf)
          });
    }
    return rows;
  }

  List<String[]> officer(long i, int asOf) {
    List<String[]> rows = new ArrayList<>();
    if (!world.existsBy(i, asOf)) {
      return rows;
    }
    List<String> positions = List.of("执行董事", "监事", "经理", "董事", "财务负责人", "董事");
    for (int slot = 0; slot < world.officerCount(i); slot++) {
      Person person = world.officer(i, slot);
      String position = slot < positions.size() ? positions.get(slot) : "董事";
      int from = world.establishedDay(i);
      Integer to =
          world.chance(Salt.OFFICER, i, 40 + slot, .01) && from < Calendar.JANUARY_END
              ? Integer.valueOf(
                  Calendar.JANUARY_END + 1 + world.below(Salt.OFFICER, i, 60 + slot, 59))
              : null;
      // Some registers break a cell over two lines.
      String name =
          world.chance(Salt.SPELLING, i, 40 + slot, .01) ? world.name(i) + "\n" : world.name(i);
      rows.add(
          new String[] {
            world.creditCode(i),
            name,
            person.name(),
            person.number(),
            position,
            Calendar.iso(from),
            isoUpTo(to, asOf)
          });
    }
    return rows;
  }

  List<String[]> guarantee(long i, int asOf) {
    List<String[]> rows = new ArrayList<>();
    if (!world.existsBy(i, asOf)) {
      return rows;
    }
    for (Guarantee guarantee : world.guarantees(i)) {
      long by = guarantee.guarantor();
      int first =
          Math.max(
              Calendar.day(2019, 1, 1),
              Math.max(world.establishedDay(i), world.establishedDay(by)));
      int from =
          first
              + world.below(
                  Salt.GUARANTEE,
                  i,
                  30 + guarantee.slot(),
                  Math.max(1, Calendar.MARCH_END - first));
      if (from > asOf) {
        continue;
      }
      // A planted ring stands as a whole: all of its guarantees run on beyond the last delivery.
      int start = guarantee.shape().equals("plain") ? from : Calendar.MARCH_END;
      int to = start + 365 * (1 + world.below(Salt.GUARANTEE, i, 50 + guarantee.slot(), 5));
      double kind = world.u(Salt.GUARANTEE, i, 70 + guarantee.slot());
      double amount =
          world.capitalYuan(i, Calendar.JANUARY_END)
              * (.1 + 1.4 * world.u(Salt.GUARANTEE, i, 90 + guarantee.slot()));
      rows.add(
          new String[] {
            "DB%d%08d%02d".formatted(Calendar.year(from), i, guarantee.slot()),
            world.creditCode(by),
            world.name(by),
            world.creditCode(i),
            world.name(i),
            kind < .7 ? "guarantee" : kind < .85 ? "pledge" : "mortgage",
            Cells.fixed(amount, 2),
            Calendar.iso(from),
            Calendar.iso(to)
          });
    }
    return rows;
  }

  List<String[]> contact(long i, int asOf) {
    List<String[]> rows = new ArrayList<>();
    if (!world.existsBy(i, asOf)) {
      return rows;
    }
    String code = world.creditCode(i);
    String name = world.name(i);
    String since = Calendar.iso(world.establishedDay(i));
    boolean moved = world.changedBy(i, "address", asOf);
    String change = moved ? Calendar.iso(world.changeDay(i)) : "";
    rows.add(
        new String[] {
          code,
          name,
          "address",
          world.address(i, Math.min(asOf, Calendar.JANUARY_END)),
          since,
          change
        });
    if (moved) {
      rows.add(new String[] {code, name, "address", world.address(i, asOf), change, ""});
    }
    rows.add(new String[] {code, name, "phone", world.phone(i), since, ""});
    return rows;
  }

  // ---- events

  /**
   * How an event source names its enterprise: mostly by credit code, sometimes by the old number,
   * sometimes by name alone.
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
   * room.
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
            "%s市监罚〔%d〕%d号"
                .formatted(place.name().substring(0, 1), Calendar.year(day), i * 10 + slot),
            authority(place),
            namedBy(Salt.PENALTY, i, slot),
            world.name(i),
            spelled(day, i, 100 + slot),
            type,
            amount,
            world.pick(VIOLATIONS, Salt.PENALTY, i, 300 + slot),
            world.pick(BASES, Salt.PENALTY, i, 400 + slot),
            Calendar.iso(day + (kind < .12 ? 90 : 1095))
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
            authority(world.currentPlace(world.registeredPlace(i))),
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
            world.chance(salt, i, 500 + slot, .6) ? isoUpTo(end, asOf) : ""
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
            world.chance(Salt.ARREARS, i, 400 + slot, .6) ? isoUpTo(settled, asOf) : ""
          });
    }
    return rows;
  }

  List<String[]> annualReport(long i, int asOf) {
    List<String[]> rows = new ArrayList<>(REPORT_YEARS);
    Integer exit = fates.exitDay(i);
    boolean isFailing = fates.defaults(i);
    double size = world.draws.normal(Salt.REPORT.number(), i, 500);
    for (int year = Calendar.year(asOf) - REPORT_YEARS; year < Calendar.year(asOf); year++) {
      int first = Calendar.day(year + 1, 1, 10);
      int day = first + (int) (170 * Math.pow(world.u(Salt.REPORT, i, year), .7));
      if (Calendar.year(world.establishedDay(i)) > year
          || day > asOf
          || exit != null && day > exit
          || world.chance(Salt.REPORT, i, 10_000 + year, isFailing ? .3 : .07)) {
        continue;
      }
      boolean isHit = fates.hasRegimeChange(i) && year >= 2023;
      double noise = .2 * world.draws.normal(Salt.REPORT.number(), i, 20_000 + year);
      double revenue =
          Math.exp(14.5 + 1.6 * size + noise) * (isHit ? .4 : 1) * (world.isCompany(i) ? 1 : .05);
      double asset =
          Math.exp(14.8 + 1.5 * size + .5 * world.draws.normal(Salt.REPORT.number(), i, 600));
      double margin = .05 - .03 * fates.latent(i) - (isFailing ? .15 : 0) + noise * .1;
      double debt =
          asset * Math.min(1.4, Math.max(.05, .5 + .1 * fates.latent(i) + (isFailing ? .2 : 0)));
      boolean isMute = world.chance(Salt.REPORT, i, 30_000 + year, .05);
      rows.add(
          new String[] {
            world.creditCode(i),
            world.name(i),
            Integer.toString(year),
            Calendar.iso(day),
            Long.toString(Math.max(world.isCompany(i) ? 0 : 1, Math.round(revenue / 400_000))),
            isMute ? "" : money(revenue),
            money(revenue * margin),
            money(asset),
            money(debt),
            money(Math.max(0, revenue * (.01 + .2 * Math.max(0, margin))))
          });
    }
    return rows;
  }

  private static String money(double yuan) {
    return Long.toString(Math.round(yuan));
  }
}

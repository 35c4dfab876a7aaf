package org.regulake.pipelines.synthetic;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.regulake.pipelines.synthetic.Vocabulary.Industry;
import org.regulake.pipelines.synthetic.Vocabulary.Place;
import org.regulake.pipelines.synthetic.World.Person;

/** The register's records of an enterprise, in its own spellings. */
final class RegistrationRecords {

  private final World world;
  private final Fates fates;

  RegistrationRecords(World world, Fates fates) {
    this.world = world;
    this.fates = fates;
  }

  List<String[]> rows(long i, int asOf) {
    if (!world.existsBy(i, asOf)) {
      return List.of();
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
                ? code.toLowerCase(Locale.ROOT)
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
      world.spelled(established, i, 0),
      world.spelled(
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
      hasLeft ? world.spelled(exit, i, 2) : "",
      place.authority()
    };
    List<String[]> rows = new ArrayList<>(2);
    rows.add(row);
    if (world.chance(Salt.DUPLICATE, i, 0, .002)) {
      rows.add(row);
    }
    return rows;
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
}

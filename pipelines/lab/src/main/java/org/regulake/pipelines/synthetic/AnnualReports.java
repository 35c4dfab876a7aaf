package org.regulake.pipelines.synthetic;

import java.util.ArrayList;
import java.util.List;

/** Annual reports of an enterprise, as known at the end of a day. */
final class AnnualReports {

  /** Reports are delivered for the last three years due, and for the one that is being filed. */
  private static final int REPORT_YEARS = 4;

  private final World world;
  private final Fates fates;

  AnnualReports(World world, Fates fates) {
    this.world = world;
    this.fates = fates;
  }

  List<String[]> rows(long i, int asOf) {
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

package org.regulake.pipelines.synthetic;

import java.util.ArrayList;
import java.util.List;
import org.regulake.pipelines.synthetic.Relations.Guarantee;
import org.regulake.pipelines.synthetic.Relations.Holding;
import org.regulake.pipelines.synthetic.World.Person;

/** The departments' records of the holders, officers, guarantees and contacts of an enterprise. */
final class RelationRecords {

  private final World world;
  private final Relations relations;

  RelationRecords(World world) {
    this.world = world;
    this.relations = new Relations(world);
  }

  List<String[]> shareholding(long i, int asOf) {
    List<String[]> rows = new ArrayList<>();
    if (!world.isCompany(i) || !world.existsBy(i, asOf)) {
      return rows;
    }
    String code = world.creditCode(i);
    String name = world.name(i);
    long capital = world.capitalYuan(i, asOf);
    int slot = 0;
    for (Holding holding : relations.holdings(i)) {
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
            Calendar.isoUpTo(holding.toDay(), asOf)
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
      // Some registers split a cell over two lines.
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
            Calendar.isoUpTo(to, asOf)
          });
    }
    return rows;
  }

  List<String[]> guarantee(long i, int asOf) {
    List<String[]> rows = new ArrayList<>();
    if (!world.existsBy(i, asOf)) {
      return rows;
    }
    for (Guarantee guarantee : relations.guarantees(i)) {
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
      // A planted ring stays complete: all of its guarantees last beyond the last delivery.
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
}

package org.regulake.pipelines.synthetic;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.LongFunction;

/** Writes the planted facts, for validation only: no stage reads them. */
final class Truth {

  /** Runs a function over all ranges and passes its texts on in order. */
  interface Ranges {
    void inOrder(
        LongFunction<Map<String, StringBuilder>> make,
        Generator.Sink<Map<String, StringBuilder>> sink)
        throws IOException;
  }

  private static final Map<String, String> HEADERS = new LinkedHashMap<>();

  static {
    HEADERS.put(
        "enterprise.csv",
        "index,credit_code,latent,latent_class,is_default_alone,defaulted_neighbours,is_default,"
            + "has_regime_change,is_in_downturn,exit_date\n");
    HEADERS.put("guarantee_ring.csv", "anchor,shape,length,credit_code\n");
    HEADERS.put("address_hub.csv", "block,is_mass_registration,credit_code\n");
    HEADERS.put("shared_representative.csv", "person_number,credit_code\n");
    HEADERS.put("circular_holding.csv", "kind,holder_code,credit_code\n");
    HEADERS.put("split_control.csv", "parent_code,target_code\n");
  }

  private Truth() {}

  static void write(World world, Path folder, Ranges ranges) throws IOException {
    Relations relations = new Relations(world);
    Map<String, Writer> files = new LinkedHashMap<>();
    try {
      for (Map.Entry<String, String> header : HEADERS.entrySet()) {
        Writer file = Files.newBufferedWriter(folder.resolve(header.getKey()));
        files.put(header.getKey(), file);
        file.write(header.getValue());
      }
      ranges.inOrder(
          from -> range(world, from),
          texts -> {
            for (Map.Entry<String, StringBuilder> text : texts.entrySet()) {
              files.get(text.getKey()).append(text.getValue());
            }
          });
      for (OwnershipLayer.Closing closing : world.ownership.closings()) {
        if (relations.isIntact(closing)) {
          files
              .get("circular_holding.csv")
              .write(
                  "circle,%s,%s\n"
                      .formatted(
                          world.creditCode(closing.descendant()),
                          world.creditCode(closing.ancestor())));
        }
      }
    } finally {
      for (Writer file : files.values()) {
        file.close();
      }
    }
    Files.writeString(
        folder.resolve("downturn.csv"),
        "province,section,first_day,last_day\n%s,%s,%s,%s\n"
            .formatted(
                Fates.DOWNTURN_PROVINCE,
                Fates.DOWNTURN_SECTION,
                Calendar.iso(Calendar.DOWNTURN_START),
                Calendar.iso(Calendar.MARCH_END)));
  }

  private static Map<String, StringBuilder> range(World world, long from) {
    Fates fates = new Fates(world);
    Relations relations = new Relations(world);
    Map<String, StringBuilder> texts = new LinkedHashMap<>();
    HEADERS.keySet().forEach(name -> texts.put(name, new StringBuilder()));
    for (long i = from; i < Generator.rangeEnd(from, world.enterprises()); i++) {
      String code = world.creditCode(i);
      double latent = fates.latent(i);
      boolean isDefault = fates.defaults(i);
      Integer exit = fates.exitDay(i);
      String latentClass = isDefault ? "D" : latent > 1.5 ? "C" : latent > .6 ? "B" : "A";
      texts
          .get("enterprise.csv")
          .append(
              "%d,%s,%.6f,%s,%b,%d,%b,%b,%b,%s\n"
                  .formatted(
                      i,
                      code,
                      latent,
                      latentClass,
                      fates.defaultsAlone(i),
                      fates.defaultedNeighbours(i),
                      isDefault,
                      fates.hasRegimeChange(i),
                      fates.isInDownturn(i),
                      exit == null ? "" : Calendar.iso(exit)));
      int length = relations.ringLength(i);
      for (int step = 0; step < length; step++) {
        texts
            .get("guarantee_ring.csv")
            .append(
                "%d,%s,%d,%s\n"
                    .formatted(
                        i, length == 2 ? "mutual" : "ring", length, world.creditCode(i + step)));
      }
      long block = world.addressBlock(i);
      if (block >= 0) {
        texts
            .get("address_hub.csv")
            .append("%d,%b,%s\n".formatted(block, world.isMassRegistered(i), code));
      }
      if (world.sharesRepresentative(i)) {
        texts
            .get("shared_representative.csv")
            .append("%s,%s\n".formatted(world.representative(i, false).number(), code));
      }
      if (world.isCompany(i) && world.ownership.holdsItself(i) && relations.splitAnchor(i) < 0) {
        texts.get("circular_holding.csv").append("self,%s,%s\n".formatted(code, code));
      }
      if (relations.isSplitAnchor(i)
          && relations.splitAnchor(i + 1) == i
          && relations.splitAnchor(i + 2) == i
          && relations.splitAnchor(i + 3) == i) {
        texts.get("split_control.csv").append("%s,%s\n".formatted(code, world.creditCode(i + 3)));
      }
    }
    return texts;
  }
}

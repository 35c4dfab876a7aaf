package org.regulake.pipelines.synthetic;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.LongFunction;
import org.regulake.pipelines.synthetic.LandedSource.Format;

/**
 * Generates the landing folder of a fictional country. Several threads generate enterprises in
 * ranges, which are written in order of their index. So the bytes depend only on the number of
 * enterprises and the seed, and the memory needed on neither.
 */
public final class Generator {

  private static final int RANGE = 5_000;
  private static final double SPOILED = .003;

  /** Approximate number of spoiled rows that a small source gets at least. */
  private static final double FEWEST_SPOILED = 4;

  private static final double CORRECTED = .02;
  private static final double WITHDRAWN = .02;

  /**
   * Rows of a range as text; {@code defects} have the line within the text (0-based) and the kind.
   */
  private record Chunk(StringBuilder text, long rows, long lines, List<Spoiled> defects) {}

  private record Spoiled(long line, String defect) {}

  private final GeneratorConfig config;
  private final World world;
  private final Records records;

  private Generator(GeneratorConfig config) {
    this.config = config;
    this.world = new World(config.enterprises(), config.seed());
    this.records = Records.of(world);
  }

  /**
   * Writes {@code landing/<source>/<delivery>/} and {@code truth/} below the configured folder.
   *
   * @throws IllegalArgumentException when the folder already contains {@code landing} or {@code
   *     truth}
   * @throws UncheckedIOException when a file cannot be written
   */
  public static GeneratorSummary generate(GeneratorConfig config) {
    for (String taken : List.of("landing", "truth")) {
      if (Files.exists(config.out().resolve(taken))) {
        throw new IllegalArgumentException(
            "%s already exists: choose another folder or remove it first"
                .formatted(config.out().resolve(taken)));
      }
    }
    try {
      return new Generator(config).write();
    } catch (IOException e) {
      throw new UncheckedIOException(
          "the deliveries below %s could not be written".formatted(config.out()), e);
    }
  }

  /**
   * Adds one more month to a generated landing folder: a delivery for each source in which a share
   * of its rows are changed or new.
   *
   * @param config the options with which the folder was generated
   * @param share share of the known rows, as in .01
   * @throws IllegalArgumentException when the folder has no deliveries, or has this month already
   * @throws UncheckedIOException when a file cannot be written
   */
  public static GeneratorSummary addMonth(GeneratorConfig config, double share) {
    Path landing = config.out().resolve("landing");
    Delivery next = Delivery.next(LandedSource.REGISTRATION);
    if (!Files.exists(landing)
        || Files.exists(
            landing.resolve(LandedSource.REGISTRATION.sourceName()).resolve(next.name()))) {
      throw new IllegalArgumentException(
          "%s has no generated deliveries, or has those of %s already: generate a new folder first"
              .formatted(landing, Calendar.iso(next.eventDay())));
    }
    try {
      return new Generator(config).writeMonth(share);
    } catch (IOException e) {
      throw new UncheckedIOException(
          "the deliveries below %s could not be written".formatted(config.out()), e);
    }
  }

  private GeneratorSummary write() throws IOException {
    ExecutorService workers = Executors.newFixedThreadPool(config.threads());
    Path truth = Files.createDirectories(config.out().resolve("truth"));
    Written written = new Written();
    try (Writer defects = Files.newBufferedWriter(truth.resolve("planted_defects.csv"))) {
      defects.write("source,delivery,file,line,defect\n");
      for (LandedSource source : LandedSource.values()) {
        for (Delivery delivery : Delivery.of(source)) {
          deliver(
              workers,
              source,
              delivery,
              index -> rowsOf(source, delivery, index),
              defects,
              written);
        }
      }
      FictionalMark.put(config.out().resolve("landing"));
      Truth.write(world, truth, (table, sink) -> inOrder(workers, table, sink));
    } finally {
      workers.shutdownNow();
    }
    return written.summary(Calendar.MARCH_END);
  }

  private GeneratorSummary writeMonth(double share) throws IOException {
    ExecutorService workers = Executors.newFixedThreadPool(config.threads());
    Changes changes = new Changes(world, share);
    Written written = new Written();
    try {
      for (LandedSource source : LandedSource.values()) {
        Delivery delivery = Delivery.next(source);
        deliver(
            workers,
            source,
            delivery,
            index ->
                changes.rows(
                    source,
                    index,
                    source.rows(records, index, delivery.sinceDay()),
                    delivery.eventDay()),
            Writer.nullWriter(),
            written);
      }
      FictionalMark.put(config.out().resolve("landing"));
    } finally {
      workers.shutdownNow();
    }
    return written.summary(Calendar.APRIL_END);
  }

  /** What has been written so far. */
  private final class Written {
    private final Map<String, Long> rows = new LinkedHashMap<>();
    private long bytes;
    private long defects;

    private GeneratorSummary summary(int lastDay) {
      return new GeneratorSummary(
          config.enterprises(), rows, defects, bytes, LocalDate.ofEpochDay(lastDay));
    }
  }

  private void deliver(
      ExecutorService workers,
      LandedSource source,
      Delivery delivery,
      LongFunction<List<String[]>> rowsOf,
      Writer defects,
      Written written)
      throws IOException {
    boolean keysOnly = delivery.kind().equals("deletion");
    List<String> headers =
        keysOnly ? source.keys.stream().map(source.headers::get).toList() : source.headers;
    DeliveryFolder folder =
        new DeliveryFolder(config.out().resolve("landing"), source, delivery, headers);
    try (folder) {
      inOrder(
          workers,
          from -> chunk(source, delivery, rowsOf, from),
          chunk -> {
            long before =
                folder.wouldTurn(chunk.rows())
                    ? source.format == Format.JSON_LINES_GZIP ? 0 : 1
                    : folder.linesSoFar();
            String file = folder.append(chunk.text(), chunk.rows(), chunk.lines());
            for (Spoiled spoiled : chunk.defects()) {
              written.defects++;
              defects.write(
                  "%s,%s,%s,%d,%s\n"
                      .formatted(
                          source.sourceName(),
                          delivery.name(),
                          file,
                          before + spoiled.line() + 1,
                          spoiled.defect()));
            }
          });
    }
    written.bytes += folder.bytes();
    written.rows.put(source.sourceName() + "/" + delivery.name(), folder.rows());
    config
        .progress()
        .accept("%s/%s: %d rows".formatted(source.sourceName(), delivery.name(), folder.rows()));
  }

  /** Receives the results of the ranges, in order. */
  interface Sink<T> {
    void accept(T part) throws IOException;
  }

  /** First index after the range that starts at {@code from}; at most the number of enterprises. */
  static long rangeEnd(long from, long enterprises) {
    return Math.min(from + RANGE, enterprises);
  }

  private <T> void inOrder(ExecutorService workers, LongFunction<T> make, Sink<T> sink)
      throws IOException {
    Deque<Future<T>> ahead = new ArrayDeque<>();
    for (long from = 0; from < config.enterprises(); from += RANGE) {
      long start = from;
      ahead.add(workers.submit(() -> make.apply(start)));
      // Only a few ranges are pending at once, so memory does not grow with the register.
      if (ahead.size() > 2 * config.threads()) {
        sink.accept(result(ahead.remove()));
      }
    }
    while (!ahead.isEmpty()) {
      sink.accept(result(ahead.remove()));
    }
  }

  private static <T> T result(Future<T> future) {
    try {
      return future.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("the generator was interrupted", e);
    } catch (ExecutionException e) {
      throw new IllegalStateException(
          "a range of enterprises could not be" + " generated", e.getCause());
    }
  }

  private Chunk chunk(
      LandedSource source, Delivery delivery, LongFunction<List<String[]>> rowsOf, long from) {
    StringBuilder text = new StringBuilder(1 << 16);
    List<Spoiled> defects = new ArrayList<>();
    long rows = 0;
    long lines = 0;
    double spoiled =
        Math.max(SPOILED, FEWEST_SPOILED / (config.enterprises() * source.rowsPerEnterprise));
    for (long index = from; index < rangeEnd(from, config.enterprises()); index++) {
      int slot = 0;
      for (String[] row : rowsOf.apply(index)) {
        List<String> cells = Arrays.asList(row);
        String defect = null;
        long at = 100L * source.ordinal() + 1_000_000L * slot;
        if (delivery.kind().equals("full") && world.chance(Salt.PLANTED, index, at, spoiled)) {
          defect =
              Spoiling.spoil(source, row, world.below(Salt.PLANTED, index, at + 1, Spoiling.KINDS));
          cells = defect.equals(Spoiling.RAGGED) ? cells.subList(0, cells.size() - 2) : cells;
        }
        int before = text.length();
        if (source.format == Format.JSON_LINES_GZIP) {
          List<String> keys =
              delivery.kind().equals("deletion")
                  ? source.keys.stream().map(source.columns::get).toList()
                  : source.columns;
          Cells.json(text, keys, cells);
          if (Spoiling.RAGGED.equals(defect)) {
            text.setLength(text.length() - 12);
            text.append('\n');
          }
        } else {
          Cells.csv(text, cells);
        }
        if (defect != null) {
          defects.add(new Spoiled(lines, defect));
        }
        for (int i = before; i < text.length(); i++) {
          lines += text.charAt(i) == '\n' ? 1 : 0;
        }
        rows++;
        slot++;
      }
    }
    return new Chunk(text, rows, lines, defects);
  }

  private List<String[]> rowsOf(LandedSource source, Delivery delivery, long index) {
    List<String[]> now = source.rows(records, index, delivery.eventDay());
    return switch (delivery.kind()) {
      case "full" -> now;
      case "incremental" -> withoutKnown(now, source.rows(records, index, delivery.sinceDay()));
      case "correction" -> corrections(source, index, now);
      case "deletion" -> withdrawals(source, index, now);
      default -> throw new IllegalStateException("unknown kind of delivery: " + delivery.kind());
    };
  }

  private static List<String[]> withoutKnown(List<String[]> now, List<String[]> before) {
    Set<List<String>> known = new HashSet<>();
    before.forEach(row -> known.add(Arrays.asList(row)));
    return now.stream().filter(row -> !known.contains(Arrays.asList(row))).toList();
  }

  /**
   * A corrected penalty has a lower fine; a corrected registration has a longer scope of business.
   */
  private List<String[]> corrections(LandedSource source, long index, List<String[]> now) {
    if (source == LandedSource.PENALTY) {
      List<String[]> corrected =
          withoutKnown(records.events().penalty(index, Calendar.MARCH_END, true), now);
      return corrected.stream()
          .filter(row -> world.chance(Salt.CORRECTED, index, row[0].hashCode(), CORRECTED))
          .toList();
    }
    if (now.isEmpty() || !world.chance(Salt.CORRECTED, index, 0, .002)) {
      return List.of();
    }
    String[] row = now.get(0).clone();
    int scope = source.columns.indexOf("business_scope");
    row[scope] = row[scope] + "；一般项目：信息咨询服务";
    return List.<String[]>of(row);
  }

  private List<String[]> withdrawals(LandedSource source, long index, List<String[]> now) {
    List<String[]> withdrawn = new ArrayList<>();
    for (String[] row : now) {
      if (world.chance(Salt.WITHDRAWN, index, row[0].hashCode(), WITHDRAWN)) {
        withdrawn.add(source.keys.stream().map(key -> row[key]).toArray(String[]::new));
      }
    }
    return withdrawn;
  }
}

package io.shopguide.benchmarks.faults;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.shopguide.benchmarks.Arguments;
import io.shopguide.benchmarks.Evaluation;
import io.shopguide.benchmarks.TemporaryFolder;
import io.shopguide.guide.OpenOptions;
import io.shopguide.guide.ShoppingGuide;
import io.shopguide.guide.WatchOptions;
import io.shopguide.monitoring.diagnosis.Symptom;
import io.shopguide.monitoring.drift.DriftReference;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;

/**
 * Plants faults in a guide and asks its diagnosis after each window of questions until it names
 * them. In each run a sound guide freezes a reference of its first 5,000 questions; then the fault
 * comes: the slow encoder while it answers on, the others with another opening or another build.
 * Other things differ from run to run: shoppers, the brand, by how much.
 *
 * <p>{@code eval faults runs=100 seed=1}
 */
public final class FaultsEvaluation implements Evaluation {

  /** Makes the evaluation. */
  public FaultsEvaluation() {}

  @Override
  public String usage() {
    return "[runs=100] [seed=1] [requests=2000] [clock=drawn|real]";
  }

  /** What became of the runs of one fault. */
  private static final class Tally {
    private int named;
    private int amongSymptoms;
    private int otherFirst;
    private long requests;

    void add(Watched watched) {
      named += watched.namedAt() > 0 ? 1 : 0;
      requests += Math.max(0, watched.namedAt());
      amongSymptoms += watched.amongSymptoms() ? 1 : 0;
      otherFirst += watched.other().isPresent() ? 1 : 0;
    }
  }

  /**
   * What became of one run.
   *
   * @param namedAt number of questions after which the first symptom was the fault, 0 for never
   * @param amongSymptoms whether any symptom was the fault
   * @param other the first symptom that was something else, before the fault was named
   */
  private record Watched(int namedAt, boolean amongSymptoms, Optional<Symptom> other) {}

  @Override
  public JsonObject run(Arguments arguments, PrintStream progress) throws IOException {
    int runs = arguments.count("runs", 100);
    long seed = arguments.number("seed", 1);
    int requests = arguments.count("requests", 2_000);
    String clock = arguments.oneOf("clock", List.of("drawn", "real"));
    arguments.done();
    Map<Fault, Tally> tallies = new EnumMap<>(Fault.class);
    for (Fault fault : Fault.values()) {
      tallies.put(fault, new Tally());
    }
    try (TemporaryFolder temporary = new TemporaryFolder("shopguide-faults")) {
      for (int run = 0; run < runs; run++) {
        Map<Fault, Watched> watched =
            new Run(temporary.path(), seed + run, requests, clock.equals("drawn")).all();
        for (Map.Entry<Fault, Watched> each : watched.entrySet()) {
          tallies.get(each.getKey()).add(each.getValue());
          progress.printf(
              "run %3d  %-15s %s%n", run + 1, each.getKey().label(), line(each.getValue()));
        }
      }
    }
    JsonObject figures = new JsonObject();
    figures.addProperty("task", "faults");
    figures.addProperty("runs", runs);
    figures.addProperty("seed", seed);
    figures.addProperty("requests", requests);
    figures.addProperty("clock", clock);
    JsonArray rows = new JsonArray();
    tallies.forEach((fault, tally) -> rows.add(row(fault, tally)));
    figures.add("faults", rows);
    return figures;
  }

  private static String line(Watched watched) {
    return (watched.namedAt() > 0 ? "named after " + watched.namedAt() : "not named")
        + watched.other().map(symptom -> "; other: " + symptom.sentence()).orElse("");
  }

  private static JsonObject row(Fault fault, Tally tally) {
    JsonObject row = new JsonObject();
    row.addProperty("fault", fault.label());
    row.addProperty("named_first", tally.named);
    row.addProperty("among_symptoms", tally.amongSymptoms);
    row.addProperty("other_named", tally.otherFirst);
    row.addProperty("mean_requests", tally.named == 0 ? 0 : tally.requests / tally.named);
    return row;
  }

  @Override
  public String summary(JsonObject figures) {
    StringBuilder table =
        new StringBuilder(
            "| fault | named first | among symptoms | something else named | requests |\n");
    table.append("|---|---|---|---|---|\n");
    for (JsonElement element : figures.getAsJsonArray("faults")) {
      JsonObject row = element.getAsJsonObject();
      table.append(
          String.format(
              Locale.ROOT,
              "| %s | %d | %d | %d | %d |%n",
              row.get("fault").getAsString(),
              row.get("named_first").getAsInt(),
              row.get("among_symptoms").getAsInt(),
              row.get("other_named").getAsInt(),
              row.get("mean_requests").getAsInt()));
    }
    return table.toString();
  }

  /** All faults after one reference. */
  private static final class Run {
    private final Path folder;
    private final long seed;
    private final int requests;
    private final FaultClock clock;
    private final SplittableRandom random;
    private final Map<Fault, Watched> watched = new EnumMap<>(Fault.class);

    Run(Path folder, long seed, int requests, boolean drawn) {
      this.folder = folder;
      this.seed = seed;
      this.requests = requests;
      this.clock = new FaultClock(drawn, seed);
      this.random = new SplittableRandom(seed);
    }

    Map<Fault, Watched> all() {
      WatchOptions options = WatchOptions.defaults().withExecutor(Runnable::run);
      DriftReference reference;
      Path sound = folder(Fault.NONE, 0);
      try (ShoppingGuide guide = open(sound, options)) {
        guide.watch().renewReference();
        Traffic traffic = new Traffic(guide, random.nextLong());
        ask(traffic, options.referenceRequests());
        reference = guide.watch().reference().orElseThrow();
        watched.put(Fault.NONE, watch(Fault.NONE, "", guide, traffic));
        clock.slower(2 + 3 * random.nextDouble());
        watched.put(Fault.SLOW_ENCODER, watch(Fault.SLOW_ENCODER, "", guide, traffic));
        clock.slower(1);
      }
      for (Fault fault : Fault.values()) {
        if (!watched.containsKey(fault)) {
          watched.put(fault, plant(fault, options.withReference(reference)));
        }
      }
      return watched;
    }

    private Watched plant(Fault fault, WatchOptions options) {
      int variant = (int) Math.floorMod(seed, (long) FaultShop.variants(fault));
      try (ShoppingGuide guide = open(folder(fault, variant), options)) {
        Traffic traffic = new Traffic(guide, random.nextLong());
        if (fault == Fault.LANGUAGE_MIX) {
          traffic.chinese(0.4 + 0.2 * random.nextDouble());
        } else if (fault == Fault.STALE_PRICES) {
          traffic.raisePrices(seed);
        }
        return watch(fault, FaultShop.BRANDS.get(variant), guide, traffic);
      }
    }

    /** Builds each guide once. */
    private Path folder(Fault fault, int variant) {
      Fault ofBuild = FaultShop.variants(fault) == 1 ? Fault.NONE : fault;
      Path place = folder.resolve(ofBuild.name() + variant);
      if (!Files.exists(place)) {
        FaultShop.build(ofBuild, variant, place, new FaultClock(true, variant).encoder());
      }
      return place;
    }

    private ShoppingGuide open(Path place, WatchOptions options) {
      return ShoppingGuide.open(
          place,
          OpenOptions.defaults()
              .withMonitor(clock)
              .withEncoder(clock.encoder())
              .withWatch(options));
    }

    private static int ask(Traffic traffic, int questions) {
      int asked = 0;
      while (asked < questions) {
        asked += traffic.converse();
      }
      return asked;
    }

    private Watched watch(Fault fault, String brand, ShoppingGuide guide, Traffic traffic) {
      boolean among = false;
      Optional<Symptom> other = Optional.empty();
      long window = guide.diagnose().window();
      for (int asked = 0; asked < requests; ) {
        asked += traffic.converse();
        if (guide.diagnose().window() > window) {
          window = guide.diagnose().window();
          List<Symptom> symptoms = guide.diagnose().symptoms();
          among |= symptoms.stream().anyMatch(s -> fault.isNamedBy(s, brand));
          if (!symptoms.isEmpty() && fault.isNamedBy(symptoms.getFirst(), brand)) {
            return new Watched(asked, true, other);
          }
          other = other.or(() -> symptoms.stream().findFirst());
        }
      }
      return new Watched(0, among, other);
    }
  }
}

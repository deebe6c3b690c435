package io.shopguide.benchmarks.kg;

import com.google.gson.Gson;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import io.shopguide.benchmarks.Arguments;
import io.shopguide.benchmarks.Decimals;
import io.shopguide.benchmarks.Evaluation;
import io.shopguide.benchmarks.TemporaryFolder;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Compares graph stores on the triples of one made-up shop: loading, bytes per triple, the three
 * questions of {@link KgStore}, opening. Every store has its own JVM; all must give the same
 * answers. Immutable and thread-safe.
 */
public final class KgPeers implements Evaluation {
  private static final long SEED = 42;
  private static final double LEAST_SCALE = 0.005;
  private static final double GREATEST_SCALE = 50;
  private static final int OPENINGS = 7;
  private static final Pattern HEAP = Pattern.compile("[1-9]\\d{0,5}[mg]");

  /** Makes the comparison. */
  public KgPeers() {}

  @Override
  public String usage() {
    return "[scale=1.0] [stores=%s] [heap=3g] [warmup=10] [work=FOLDER]"
        .formatted(String.join(",", Stores.NAMES));
  }

  @Override
  public JsonObject run(Arguments arguments, PrintStream progress) throws IOException {
    double scale = number(arguments, "scale", 1.0, LEAST_SCALE, GREATEST_SCALE);
    Set<String> stores = stores(arguments);
    String heap = arguments.text("heap").orElse("3g");
    if (!HEAP.matcher(heap).matches()) {
      throw new IllegalArgumentException("heap=" + heap + " is no size such as 512m or 3g");
    }
    double warmUp = number(arguments, "warmup", 10, 0, 600);
    Optional<Path> work = arguments.text("work").map(Path::of);
    arguments.done();
    if (work.isPresent()) {
      return compare(stores, scale, warmUp, new ChildJvm(heap), empty(work.get()), progress);
    }
    try (TemporaryFolder folder = new TemporaryFolder("shopguide-peers")) {
      return compare(stores, scale, warmUp, new ChildJvm(heap), folder.path(), progress);
    }
  }

  @Override
  public String summary(JsonObject figures) {
    return Table.of(figures);
  }

  private static Set<String> stores(Arguments arguments) {
    Optional<String> text = arguments.text("stores");
    if (text.isEmpty()) {
      return new LinkedHashSet<>(Stores.NAMES);
    }
    Set<String> stores = new LinkedHashSet<>();
    for (String store : Pattern.compile(",").split(text.get(), -1)) {
      if (!Stores.NAMES.contains(store)) {
        throw new IllegalArgumentException(
            "stores=%s: '%s' is none of %s".formatted(text.get(), store, Stores.NAMES));
      }
      if (!stores.add(store)) {
        throw new IllegalArgumentException("stores=%s names %s twice".formatted(text.get(), store));
      }
    }
    return stores;
  }

  private static double number(
      Arguments arguments, String key, double absent, double least, double greatest) {
    Optional<String> text = arguments.text(key);
    if (text.isEmpty()) {
      return absent;
    }
    try {
      double number = Double.parseDouble(text.get());
      if (number >= least && number <= greatest) {
        return number;
      }
    } catch (NumberFormatException e) {
      // Said below, like a number out of range.
    }
    throw new IllegalArgumentException(
        "%s=%s is no number from %s to %s".formatted(key, text.get(), least, greatest));
  }

  private static Path empty(Path folder) throws IOException {
    Files.createDirectories(folder);
    try (Stream<Path> files = Files.list(folder)) {
      if (files.findAny().isPresent()) {
        throw new IllegalArgumentException("work=" + folder + " is not empty; name a new folder");
      }
    }
    return folder;
  }

  private static JsonObject compare(
      Set<String> stores,
      double scale,
      double warmUp,
      ChildJvm jvm,
      Path work,
      PrintStream progress)
      throws IOException {
    Path triples = work.resolve("shop.nt");
    long count = ShopTriples.write(triples, scale, SEED);
    progress.printf("shop: %,d triples, %,d bytes%n", count, Files.size(triples));
    JsonObject figures = new JsonObject();
    Agreement agreement = new Agreement(count);
    for (String store : stores) {
      Path folder = Files.createDirectory(work.resolve(store));
      Path result = work.resolve(store + ".json");
      List<String> args =
          List.of(
              store,
              triples.toString(),
              folder.toString(),
              Double.toString(scale),
              Double.toString(warmUp),
              result.toString());
      jvm.run(StoreRun.class, line -> forward(store, line, progress), args);
      JsonObject run = new Gson().fromJson(Files.readString(result), JsonObject.class);
      agreement.add(store, new Gson().fromJson(run.get("answers"), Answers.class));
      run.add("open_ms", open(store, folder, run.get("probe_answers").getAsInt(), jvm, progress));
      figures.add(store, published(run));
    }
    return figures;
  }

  private static void forward(String store, String line, PrintStream progress) {
    if (line.startsWith(StoreRun.PROGRESS)) {
      progress.println(store + ": " + line.substring(StoreRun.PROGRESS.length()));
    }
  }

  /** Milliseconds to the first answer in a new JVM, beyond those of a JVM that does nothing. */
  private static JsonElement open(
      String store, Path folder, int answers, ChildJvm jvm, PrintStream progress)
      throws IOException {
    if (!(Stores.make(store) instanceof FileStore)) {
      return JsonNull.INSTANCE;
    }
    progress.println(store + ": opening " + OPENINGS + " times");
    List<String> args =
        List.of(
            store,
            folder.toString(),
            ShopTriples.product(OpenProbe.PRODUCT),
            Integer.toString(answers));
    long[] opening = new long[OPENINGS];
    long[] nothing = new long[OPENINGS];
    for (int i = 0; i < OPENINGS; i++) {
      nothing[i] = jvm.run(NothingProbe.class, line -> {}, args);
      opening[i] = jvm.run(OpenProbe.class, line -> {}, args);
    }
    Arrays.sort(opening);
    Arrays.sort(nothing);
    return new JsonPrimitive((opening[OPENINGS / 2] - nothing[OPENINGS / 2]) / 1e6);
  }

  private static JsonObject published(JsonObject run) {
    JsonObject figures = new JsonObject();
    for (Column column : Column.values()) {
      JsonElement figure = run.get(column.figure());
      figures.add(
          column.figure(),
          figure.isJsonNull()
              ? figure
              : new JsonPrimitive(Decimals.rounded(figure.getAsDouble(), 3)));
    }
    return figures;
  }
}

package io.shopguide.benchmarks.vector;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.shopguide.benchmarks.Arguments;
import io.shopguide.benchmarks.Evaluation;
import io.shopguide.benchmarks.TemporaryFolder;
import io.shopguide.benchmarks.kg.ChildJvm;
import io.shopguide.benchmarks.search.Titles;
import io.shopguide.encoder.Encoders;
import io.shopguide.encoder.TextEncoder;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Compares searches for the 20 nearest of MiniLM vectors of product titles, each in a JVM of its
 * own, with and without the Vector API. Searches of a graph keep as many candidates as they need
 * for the given recall. Immutable and thread-safe.
 */
public final class ScoringPeers implements Evaluation {
  private static final long SEED = 42;
  private static final String MODULE = "jdk.incubator.vector";
  private static final List<String> MODULES = List.of("off", "on");

  /** Makes the comparison. */
  public ScoringPeers() {}

  @Override
  public String usage() {
    return "catalog=products.jsonl.gz [sizes=19406,200000] [peers=%s] [module=off,on]"
            .formatted(String.join(",", Peers.NAMES))
        + " [queries=500] [warmup=5] [recall=0.95] [heap=3g]";
  }

  @Override
  public JsonObject run(Arguments arguments, PrintStream progress) throws IOException {
    Path catalog = arguments.existing("catalog");
    List<String> sizes = list(arguments, "sizes", "19406,200000", ScoringPeers::isCount);
    List<String> peers =
        list(arguments, "peers", String.join(",", Peers.NAMES), Peers.NAMES::contains);
    List<String> modules = list(arguments, "module", "off,on", MODULES::contains);
    String queries = list(arguments, "queries", "500", ScoringPeers::isCount).getFirst();
    String warmUp = list(arguments, "warmup", "5", ScoringPeers::isCount).getFirst();
    String recall = list(arguments, "recall", "0.95", ScoringPeers::isShare).getFirst();
    String heap = arguments.text("heap").orElse("3g");
    arguments.done();
    float[][] titles = encode(Titles.of(catalog), progress);
    JsonObject figures = new JsonObject();
    try (TemporaryFolder folder = new TemporaryFolder("shopguide-peers")) {
      for (String size : sizes) {
        Path file = folder.path().resolve("vectors-" + size);
        VectorSet.of(titles, Integer.parseInt(size), Integer.parseInt(queries), SEED).write(file);
        for (String module : modules) {
          List<String> options = module.equals("on") ? List.of("--add-modules", MODULE) : List.of();
          for (String peer : peers) {
            JsonObject measured = measure(new ChildJvm(heap, options), peer, file, warmUp, recall);
            progress.printf("%s module %s %s: %s%n", size, module, peer, measured);
            figures.add(size + " " + module + " " + peer, measured);
          }
        }
      }
    }
    return figures;
  }

  private static JsonObject measure(ChildJvm jvm, String peer, Path file, String... settings)
      throws IOException {
    List<String> lines = new ArrayList<>();
    List<String> all =
        Stream.concat(Stream.of(peer, file.toString()), Stream.of(settings)).toList();
    jvm.run(PeerRun.class, lines::add, all);
    return JsonParser.parseString(lines.getLast()).getAsJsonObject();
  }

  private static float[][] encode(List<String> titles, PrintStream progress) {
    progress.printf("encoding %,d titles%n", titles.size());
    float[][] vectors = new float[titles.size()][];
    try (TextEncoder encoder = Encoders.resource("all-minilm-l6-v2-q")) {
      IntStream.range(0, vectors.length)
          .parallel()
          .forEach(i -> vectors[i] = encoder.encode(titles.get(i)));
    }
    return vectors;
  }

  private static boolean isCount(String text) {
    return text.matches("[1-9]\\d{0,6}");
  }

  private static boolean isShare(String text) {
    return text.matches("0\\.\\d{1,4}|1");
  }

  private static List<String> list(
      Arguments arguments, String key, String absent, Predicate<String> usable) {
    List<String> values = Stream.of(arguments.text(key).orElse(absent).split(",", -1)).toList();
    for (String value : values) {
      if (!usable.test(value)) {
        throw new IllegalArgumentException(key + "=... cannot hold '" + value + "'");
      }
    }
    return values;
  }

  @Override
  public String summary(JsonObject figures) {
    StringBuilder table = new StringBuilder();
    table.append(
        "%-30s %8s %9s %9s %8s %8s%n"
            .formatted(
                "vectors, module, search", "recall", "p50 us", "p99 us", "build s", "bytes"));
    for (Map.Entry<String, JsonElement> entry : figures.entrySet()) {
      JsonObject row = entry.getValue().getAsJsonObject();
      table.append(
          "%-30s %8.4f %9.1f %9.1f %8.2f %8.1f%n"
              .formatted(
                  entry.getKey(),
                  row.get("recall").getAsDouble(),
                  row.get("p50_us").getAsDouble(),
                  row.get("p99_us").getAsDouble(),
                  row.get("build_s").getAsDouble(),
                  row.get("extra_bytes").getAsDouble()));
    }
    return table.toString();
  }
}

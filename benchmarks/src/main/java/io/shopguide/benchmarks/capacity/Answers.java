package io.shopguide.benchmarks.capacity;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import io.shopguide.benchmarks.Decimals;
import java.util.List;
import java.util.Locale;

/** What the measurements say, with the errors of the predictions that could be checked. */
record Answers(List<SizeRun> sizes, LoadRun load, Goal goal) {
  /** How many sizes, up to a tenth of the catalogue, predict the whole. */
  private static final int UP_TO_A_TENTH = 4;

  private static final double MEGABYTE = 1e6;

  /** A measured quantity of a size. */
  private enum Quantity {
    HEAP_MB("heap_mb") {
      @Override
      double of(SizeRun run) {
        return run.heapBytes() / MEGABYTE;
      }
    },
    FILES_MB("files_mb") {
      @Override
      double of(SizeRun run) {
        return run.fileBytes() / MEGABYTE;
      }
    },
    MILLIS("question_ms") {
      @Override
      double of(SizeRun run) {
        return run.millis();
      }
    };

    private final String key;

    Quantity(String key) {
      this.key = key;
    }

    abstract double of(SizeRun run);

    Growth growth(List<SizeRun> runs) {
      return Growth.chosen(
          runs.stream().mapToDouble(SizeRun::products).toArray(),
          runs.stream().mapToDouble(this::of).toArray());
    }
  }

  /** Copies the sizes. */
  Answers {
    sizes = List.copyOf(sizes);
  }

  JsonObject figures(int queries, String source) {
    SizeRun whole = sizes.getLast();
    JsonObject figures = new JsonObject();
    figures.addProperty("task", "capacity");
    figures.addProperty("products", whole.products());
    figures.addProperty("queries", queries);
    figures.addProperty("queries_from", source);
    figures.addProperty("threads", load.closed().getLast().threads());
    figures.addProperty("slo_ms", goal.millis());
    figures.addProperty("think_s", goal.thinkSeconds());
    figures.add("closed", closed());
    figures.addProperty("contention", Decimals.rounded(load.scalability().contention(), 4));
    figures.addProperty("coherence", Decimals.rounded(load.scalability().coherence(), 4));
    figures.addProperty("wait_factor", Decimals.rounded(load.model().waiting(), 4));
    figures.add("rates", rates());
    figures.addProperty("worst_p99_ratio", Decimals.rounded(load.worstRatio(), 4));
    figures.add("sizes", sizeArray());
    figures.add("whole_from_a_tenth", wholeFromATenth());
    figures.add("now", shoppers(load.model(), load.model(), new JsonObject()));
    figures.add("larger", larger(whole.products() * (double) goal.times()));
    return figures;
  }

  private JsonArray closed() {
    JsonArray array = new JsonArray();
    for (Load.Closed run : load.closed()) {
      JsonObject point = new JsonObject();
      point.addProperty("threads", run.threads());
      point.addProperty("per_s", Decimals.rounded(run.perSecond(), 4));
      point.addProperty("mean_ms", Decimals.rounded(run.times().mean(), 4));
      array.add(point);
    }
    return array;
  }

  private JsonArray rates() {
    JsonArray array = new JsonArray();
    for (int i = 0; i < load.points().size(); i++) {
      QueueModel.Point measured = load.points().get(i);
      QueueModel.Steady predicted = load.model().at(measured.perSecond());
      JsonObject point = new JsonObject();
      point.addProperty("per_s", Decimals.rounded(measured.perSecond(), 4));
      point.addProperty("fitted", i < LoadRun.FITTED);
      point.addProperty("p50_ms", Decimals.rounded(measured.p50(), 4));
      point.addProperty("p50_predicted", Decimals.rounded(predicted.quantile(0.5), 4));
      point.addProperty("p99_ms", Decimals.rounded(measured.p99(), 4));
      point.addProperty("p99_predicted", Decimals.rounded(predicted.quantile(0.99), 4));
      array.add(point);
    }
    return array;
  }

  private JsonArray sizeArray() {
    JsonArray array = new JsonArray();
    for (SizeRun run : sizes) {
      JsonObject size = new JsonObject();
      size.addProperty("products", run.products());
      for (Quantity quantity : Quantity.values()) {
        size.addProperty(quantity.key, Decimals.rounded(quantity.of(run), 4));
      }
      array.add(size);
    }
    return array;
  }

  /** What a tenth of the catalogue and less say of the whole, beside what the whole takes. */
  private JsonObject wholeFromATenth() {
    SizeRun whole = sizes.getLast();
    JsonObject object = new JsonObject();
    for (Quantity quantity : Quantity.values()) {
      Growth growth = quantity.growth(sizes.subList(0, UP_TO_A_TENTH));
      JsonObject compared = prediction(growth, whole.products());
      compared.addProperty("measured", Decimals.rounded(quantity.of(whole), 4));
      object.add(quantity.key, compared);
    }
    return object;
  }

  private JsonObject larger(double products) {
    JsonObject object = new JsonObject();
    object.addProperty("products", products);
    for (Quantity quantity : Quantity.values()) {
      object.add(quantity.key, prediction(quantity.growth(sizes), products));
    }
    Growth millis = Quantity.MILLIS.growth(sizes);
    double now = millis.at(sizes.getLast().products()).expected();
    Growth.Prediction then = millis.at(products);
    return shoppers(
        load.model().slower(then.expected() / now), load.model().slower(then.high() / now), object);
  }

  /**
   * Adds how many shoppers stay within the goal: as the model expects it, and cautiously, with the
   * times of the slower model and with p99 off by as much as it was at worst.
   */
  private JsonObject shoppers(QueueModel expected, QueueModel slow, JsonObject object) {
    double most = load.comparedUpTo() / load.model().saturation();
    double rate = expected.greatestRate(0.99, goal.millis(), most * expected.saturation());
    double careful =
        slow.greatestRate(0.99, goal.millis() / load.worstRatio(), most * slow.saturation());
    object.addProperty("per_s", Decimals.rounded(rate, 4));
    object.addProperty("shoppers", goal.shoppers(expected, rate));
    object.addProperty("per_s_cautious", Decimals.rounded(careful, 4));
    object.addProperty("shoppers_cautious", goal.shoppers(slow, careful));
    return object;
  }

  private static JsonObject prediction(Growth growth, double products) {
    Growth.Prediction prediction = growth.at(products);
    JsonObject object = new JsonObject();
    object.addProperty("form", growth.form().name().toLowerCase(Locale.ROOT));
    object.addProperty("low", Decimals.rounded(prediction.low(), 4));
    object.addProperty("predicted", Decimals.rounded(prediction.expected(), 4));
    object.addProperty("high", Decimals.rounded(prediction.high(), 4));
    return object;
  }
}

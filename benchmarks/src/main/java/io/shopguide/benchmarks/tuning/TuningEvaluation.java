package io.shopguide.benchmarks.tuning;

import com.google.gson.JsonObject;
import io.shopguide.benchmarks.Arguments;
import io.shopguide.benchmarks.Decimals;
import io.shopguide.benchmarks.Evaluation;
import io.shopguide.encoder.ModelFiles;
import io.shopguide.encoder.tuning.FineTuning;
import io.shopguide.encoder.tuning.TunedTagger;
import io.shopguide.encoder.tuning.TuningProgress;
import io.shopguide.encoder.tuning.TuningReport;
import io.shopguide.query.tagger.ConllFile;
import io.shopguide.query.tagger.EntityScore;
import io.shopguide.query.tagger.TaggedSequence;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * Tunes an encoder for queries with tags, and measures strict entity F1 on the development queries
 * in full precision and in 8 bits, and the time of one query on one thread. A training that was
 * killed goes on from {@code OUT/checkpoint}; a finished one is measured again without training.
 */
public final class TuningEvaluation implements Evaluation {
  private static final List<String> MODELS = List.of("all-minilm-l6-v2", "bge-small-en-v15");
  private static final int ROUNDS = 3; // over the queries; only the last one counts

  /** Makes the evaluation. */
  public TuningEvaluation() {}

  @Override
  public String usage() {
    return "model="
        + String.join("|", MODELS)
        + " train=train.conll dev=dev.conll out=FOLDER [test=test.conll] [seed=1] [epochs=4]"
        + " [rate=2e-4]";
  }

  @Override
  public JsonObject run(Arguments arguments, PrintStream progress) throws IOException {
    String model = arguments.text("model").orElse("");
    List<TaggedSequence> train = ConllFile.read(arguments.existing("train")).sequences();
    List<TaggedSequence> dev = ConllFile.read(arguments.existing("dev")).sequences();
    Map<String, List<TaggedSequence>> measured = new TreeMap<>(Map.of("dev", dev));
    if (arguments.text("test").isPresent()) {
      measured.put("test", ConllFile.read(arguments.existing("test")).sequences());
    }
    Path out = arguments.path("out");
    long seed = arguments.number("seed", 1);
    int epochs = arguments.count("epochs", 4);
    float rate = Float.parseFloat(arguments.text("rate").orElse("2e-4"));
    arguments.done();
    if (!MODELS.contains(model)) {
      throw new IllegalArgumentException("model=" + model + " is none of " + MODELS);
    }
    JsonObject figures = new JsonObject();
    figures.addProperty("task", "finetune");
    figures.addProperty("model", model);
    Path tuned = out.resolve("tagger");
    if (!Files.exists(tuned.resolve("card.txt"))) {
      Files.createDirectories(out.resolve("checkpoint"));
      FineTuning tuning =
          FineTuning.of(ModelFiles.resource(model))
              .quantized(ModelFiles.resource(model + "-q"))
              .training(train)
              .development(dev)
              .seed(seed)
              .epochs(epochs)
              .learningRate(rate)
              .checkpoints(out.resolve("checkpoint"))
              .onProgress(p -> progress.println(line(p)));
      figures.addProperty("seed", seed);
      figures.addProperty("rate", rate);
      report(tuning.run(tuned), figures);
    }
    try (TunedTagger tagger = TunedTagger.open(tuned)) {
      measured.forEach((name, queries) -> measure(tagger, name, queries, figures));
    }
    return figures;
  }

  private static String line(TuningProgress p) {
    return Double.isNaN(p.developmentF1())
        ? String.format(
            Locale.ROOT,
            "epoch %d of %d, step %,d of %,d: loss %.4f",
            p.epoch(),
            p.epochs(),
            p.step(),
            p.steps(),
            p.loss())
        : String.format(
            Locale.ROOT, "epoch %d of %d: dev F1 %.4f", p.epoch(), p.epochs(), p.developmentF1());
  }

  private static void report(TuningReport report, JsonObject figures) {
    figures.addProperty("train_s", report.duration().toMillis() / 1e3);
    figures.addProperty("epochs", report.epochs());
    figures.addProperty("epoch_kept", report.bestEpoch());
    figures.addProperty("agreement", report.agreement());
    figures.addProperty("dev_float_f1", percent(report.tuned().f1()));
  }

  private static void measure(
      TunedTagger tagger, String name, List<TaggedSequence> queries, JsonObject figures) {
    EntityScore score = EntityScore.of(tagger, queries);
    figures.addProperty(name + "_queries", queries.size());
    figures.addProperty(name + "_f1", percent(score.f1()));
    figures.addProperty(name + "_precision", percent(score.precision()));
    figures.addProperty(name + "_recall", percent(score.recall()));
    double[] millis = new double[queries.size()];
    for (int round = 0; round < ROUNDS; round++) {
      for (int q = 0; q < millis.length; q++) {
        long start = System.nanoTime();
        tagger.tag(queries.get(q).words());
        millis[q] = (System.nanoTime() - start) / 1e6;
      }
    }
    Arrays.sort(millis);
    figures.addProperty(name + "_p50_ms", Decimals.rounded(millis[millis.length / 2], 3));
    figures.addProperty(
        name + "_p99_ms", Decimals.rounded(millis[(int) (millis.length * 0.99)], 3));
  }

  private static double percent(double share) {
    return Decimals.rounded(100 * share, 3);
  }

  @Override
  public String summary(JsonObject figures) {
    StringBuilder table = new StringBuilder();
    figures
        .entrySet()
        .forEach(
            figure ->
                table.append(
                    String.format(
                        Locale.ROOT,
                        "%-16s %18s%n",
                        figure.getKey(),
                        figure.getValue().getAsString())));
    return table.toString();
  }
}

package io.shopguide.benchmarks.parser;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;
import io.shopguide.benchmarks.Arguments;
import io.shopguide.benchmarks.Decimals;
import io.shopguide.benchmarks.Evaluation;
import io.shopguide.encoder.Encoders;
import io.shopguide.encoder.TextEncoder;
import io.shopguide.query.intent.IntentClassifier;
import io.shopguide.query.intent.IntentModel;
import io.shopguide.query.intent.IntentPrediction;
import io.shopguide.query.intent.IntentTraining;
import io.shopguide.query.intent.LabelledText;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Trains intents on a file in the layout of CLINC150 (arrays {@code train}, {@code val}, {@code
 * oos_train}, {@code oos_val} of pairs of text and label) and predicts those of another one (arrays
 * {@code test} and {@code oos_test}, or the arrays for development, or one array; a pair may lack
 * its label). Immutable and thread-safe.
 */
public final class IntentEvaluation implements Evaluation {
  private static final List<String> AUTO =
      List.of("e5-small-v2-q", "bge-small-en-v1.5-q", "all-minilm-l6-v2-q");

  /** Makes the evaluation. */
  public IntentEvaluation() {}

  @Override
  public String usage() {
    return "train=FILE test=FILE out=FILE [encoder=none|auto|NAME] [seed=1] [model=FILE]";
  }

  @Override
  public JsonObject run(Arguments arguments, PrintStream progress) throws IOException {
    JsonObject train = object(arguments.existing("train"));
    Path testFile = arguments.existing("test");
    JsonElement test = json(testFile);
    Path out = arguments.path("out");
    List<String> encoderNames = encoders(arguments.text("encoder").orElse("none"));
    long seed = arguments.number("seed", 1);
    Optional<Path> saved = arguments.text("model").map(Path::of);
    arguments.done();
    List<LabelledText> inScope = texts(test, List.of("test", "val"), testFile);
    List<LabelledText> outside = texts(test, List.of("oos_test", "oos_val"), testFile);
    List<TextEncoder> encoders = new ArrayList<>();
    try {
      for (String name : encoderNames) {
        encoders.add(Encoders.resource(name));
      }
      long start = System.nanoTime();
      IntentModel model =
          new IntentTraining(labelled(train, "train", "oos_train"))
              .development(labelled(train, "val", "oos_val"))
              .encoders(encoders)
              .seed(seed)
              .onProgress(progress::println)
              .run();
      JsonObject figures = new JsonObject();
      figures.addProperty("task", "intent");
      figures.addProperty("encoder", String.join("+", encoderNames));
      figures.addProperty("seed", seed);
      figures.addProperty("train_s", Decimals.rounded((System.nanoTime() - start) / 1e9, 3));
      figures.addProperty("dev_accuracy", Decimals.rounded(model.card().accuracy() * 100, 3));
      figures.addProperty("dev_oos_recall", Decimals.rounded(model.card().rejected() * 100, 3));
      figures.addProperty(
          "dev_calibration_error", Decimals.rounded(model.card().calibrationError(), 3));
      if (saved.isPresent()) {
        model.save(saved.get());
        figures.addProperty("model_bytes", Files.size(saved.get()));
      }
      predict(new IntentClassifier(model, encoders), inScope, outside, out, figures);
      return figures;
    } finally {
      encoders.forEach(TextEncoder::close);
    }
  }

  private static List<String> encoders(String name) {
    return switch (name) {
      case "none" -> List.of();
      case "auto" -> AUTO;
      default -> List.of(name);
    };
  }

  private static void predict(
      IntentClassifier classifier,
      List<LabelledText> inScope,
      List<LabelledText> outside,
      Path out,
      JsonObject figures)
      throws IOException {
    int right = 0;
    int rejected = 0;
    double[] millis = new double[inScope.size() + outside.size()];
    int next = 0;
    try (BufferedWriter writer = Files.newBufferedWriter(out)) {
      for (List<LabelledText> texts : List.of(inScope, outside)) {
        for (LabelledText text : texts) {
          long start = System.nanoTime();
          IntentPrediction prediction = classifier.predict(text.text());
          millis[next++] = (System.nanoTime() - start) / 1e6;
          String label = prediction.isInScope() ? prediction.label() : LabelledText.OUT_OF_SCOPE;
          writer.write(label);
          writer.newLine();
          right += label.equals(text.label()) ? 1 : 0;
          rejected += label.equals(LabelledText.OUT_OF_SCOPE) ? 1 : 0;
        }
        if (texts.equals(inScope)) {
          figures.add("accuracy", share(right, inScope));
          rejected = 0;
        }
      }
    }
    figures.add("oos_recall", share(rejected, outside));
    Arrays.sort(millis);
    figures.addProperty("p50_ms", Decimals.rounded(millis[millis.length / 2], 3));
    figures.addProperty("p99_ms", Decimals.rounded(millis[(int) (millis.length * 0.99)], 3));
  }

  /** In percent, null where there is no text with a label. */
  private static JsonElement share(int count, List<LabelledText> texts) {
    boolean labelled = texts.stream().anyMatch(text -> !text.label().equals(UNLABELLED));
    return labelled
        ? new JsonPrimitive(Decimals.rounded(100.0 * count / texts.size(), 3))
        : JsonNull.INSTANCE;
  }

  private static final String UNLABELLED = "?";

  private static List<LabelledText> labelled(JsonObject object, String first, String second) {
    List<LabelledText> texts = new ArrayList<>(texts(object.getAsJsonArray(first)));
    if (object.has(second)) {
      texts.addAll(texts(object.getAsJsonArray(second)));
    }
    return texts;
  }

  /** The texts of the first of some arrays that there is. */
  private static List<LabelledText> texts(JsonElement json, List<String> names, Path file) {
    if (json.isJsonArray()) {
      return names.contains("test") ? texts(json.getAsJsonArray()) : List.of();
    }
    for (String name : names) {
      if (json.getAsJsonObject().has(name)) {
        return texts(json.getAsJsonObject().getAsJsonArray(name));
      }
    }
    if (names.contains("test")) {
      throw new IllegalArgumentException(file + " has none of the arrays " + names);
    }
    return List.of();
  }

  private static List<LabelledText> texts(JsonArray array) {
    List<LabelledText> texts = new ArrayList<>(array.size());
    for (JsonElement element : array) {
      if (element.isJsonPrimitive()) {
        texts.add(new LabelledText(element.getAsString(), UNLABELLED));
      } else {
        JsonArray pair = element.getAsJsonArray();
        String label = pair.size() > 1 ? pair.get(1).getAsString() : UNLABELLED;
        texts.add(new LabelledText(pair.get(0).getAsString(), label));
      }
    }
    return texts;
  }

  private static JsonObject object(Path file) throws IOException {
    JsonElement json = json(file);
    if (!json.isJsonObject() || !json.getAsJsonObject().has("train")) {
      throw new IllegalArgumentException(file + " is no JSON object with an array \"train\"");
    }
    return json.getAsJsonObject();
  }

  private static JsonElement json(Path file) throws IOException {
    try {
      return JsonParser.parseString(Files.readString(file));
    } catch (JsonParseException e) {
      throw new IllegalArgumentException(file + " is no JSON: " + e.getMessage(), e);
    }
  }
}

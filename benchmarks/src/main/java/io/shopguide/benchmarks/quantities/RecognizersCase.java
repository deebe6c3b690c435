package io.shopguide.benchmarks.quantities;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A case of Recognizers-Text; its file's name tells the model and the culture. */
record RecognizersCase(String language, Model model, String input, List<Reading> expected)
    implements QuantityCase {
  private static final Pattern NAME =
      Pattern.compile("(?:.*-)?(?<culture>\\p{Alpha}+)-(?<model>\\p{Alpha}+)Model\\.json");

  /** Whether a file has the name of such cases. */
  static boolean isNamed(Path file) {
    return NAME.matcher(file.getFileName().toString()).matches();
  }

  /**
   * The cases of a file.
   *
   * @throws IllegalArgumentException if the file is no list of cases
   */
  static List<QuantityCase> read(Path file) throws IOException {
    Matcher name = NAME.matcher(file.getFileName().toString());
    if (!name.matches()) {
      throw new IllegalArgumentException(file + " is not named ...-CULTURE-NAMEModel.json");
    }
    Model model = Model.of(name.group("model"));
    String language = name.group("culture").toLowerCase(Locale.ROOT);
    List<QuantityCase> cases = new ArrayList<>();
    int number = 0;
    for (JsonElement element : array(file)) {
      number++;
      try {
        cases.add(of(language, model, element.getAsJsonObject()));
      } catch (RuntimeException e) {
        throw new IllegalArgumentException(file + ", case " + number + ": " + e.getMessage(), e);
      }
    }
    return cases;
  }

  private static JsonArray array(Path file) throws IOException {
    try {
      return JsonParser.parseString(Files.readString(file)).getAsJsonArray();
    } catch (JsonParseException | IllegalStateException e) {
      throw new IllegalArgumentException(file + " is no JSON array of cases: " + e.getMessage(), e);
    }
  }

  private static RecognizersCase of(String language, Model model, JsonObject json) {
    String input = json.get("Input").getAsString();
    List<Reading> expected = new ArrayList<>();
    for (JsonElement result : json.getAsJsonArray("Results")) {
      expected.add(reading(input, result.getAsJsonObject()));
    }
    expected.sort(Comparator.comparingInt(Reading::start));
    return new RecognizersCase(language, model, input, expected);
  }

  private static Reading reading(String input, JsonObject result) {
    String text = result.get("Text").getAsString();
    int start =
        result.has("Start")
            ? result.get("Start").getAsInt()
            : input.toLowerCase(Locale.ROOT).indexOf(text.toLowerCase(Locale.ROOT));
    int end = result.has("End") ? result.get("End").getAsInt() : start + text.length() - 1;
    JsonObject resolution = result.getAsJsonObject("Resolution");
    return new Reading(start, end, text, text(resolution, "value"), unit(resolution));
  }

  private static String unit(JsonObject resolution) {
    String unit = text(resolution, "unit");
    return unit == null ? "" : unit;
  }

  private static String text(JsonObject resolution, String key) {
    JsonElement element = resolution.get(key);
    boolean none = element == null || element.isJsonNull() || element.getAsString().equals("null");
    return none ? null : element.getAsString();
  }

  @Override
  public String kind() {
    return model.name();
  }

  @Override
  public JsonObject run() {
    List<Reading> found = model.read(input);
    JsonObject line = new JsonObject();
    line.addProperty("input", input);
    line.add("found", json(found));
    line.add("expected", json(expected));
    boolean right = found.size() == expected.size();
    for (int i = 0; right && i < found.size(); i++) {
      right = found.get(i).matches(expected.get(i));
    }
    line.addProperty("right", right);
    return line;
  }

  private static JsonArray json(List<Reading> readings) {
    JsonArray results = new JsonArray();
    for (Reading reading : readings) {
      JsonObject resolution = new JsonObject();
      resolution.add(
          "value",
          reading.value() == null ? JsonNull.INSTANCE : new JsonPrimitive(reading.value()));
      if (!reading.unit().isEmpty()) {
        resolution.addProperty("unit", reading.unit());
      }
      JsonObject result = new JsonObject();
      result.addProperty("Text", reading.text());
      result.addProperty("Start", reading.start());
      result.addProperty("End", reading.end());
      result.add("Resolution", resolution);
      results.add(result);
    }
    return results;
  }
}

package io.shopguide.rec.rules;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The fields of one JSON object. Every known field is asked for once, so that a misspelt one is an
 * error. Not thread-safe; one per object.
 */
final class JsonFields {
  private final String place;
  private final JsonObject object;
  private final Set<String> known = new LinkedHashSet<>();

  /**
   * Wraps an object.
   *
   * @param place file, rule and field that the object stands in, for messages
   */
  JsonFields(String place, JsonElement element) {
    this.place = place;
    if (!element.isJsonObject()) {
      throw new RankingRulesException(place + " is not an object; write { ... }");
    }
    this.object = element.getAsJsonObject();
  }

  RankingRulesException wrong(String field, String what) {
    return new RankingRulesException(place + ", field '" + field + "': " + what);
  }

  Optional<JsonElement> element(String field) {
    known.add(field);
    return Optional.ofNullable(object.get(field));
  }

  Optional<String> text(String field) {
    return element(field).map(e -> asText(field, e));
  }

  String requiredText(String field, String remedy) {
    return text(field).orElseThrow(() -> wrong(field, "is missing; " + remedy));
  }

  Optional<Double> number(String field) {
    return element(field).map(e -> asNumber(field, e));
  }

  double requiredNumber(String field, String remedy) {
    return number(field).orElseThrow(() -> wrong(field, "is missing; " + remedy));
  }

  /** A text or an array of them. */
  List<String> texts(String field) {
    return element(field).map(e -> asTexts(field, e)).orElse(List.of());
  }

  Optional<JsonFields> object(String field) {
    return element(field).map(e -> new JsonFields(place + ", field '" + field + "'", e));
  }

  /** The names of the fields, for an object whose fields are the application's. */
  Set<Map.Entry<String, JsonElement>> all() {
    return object.entrySet();
  }

  String place() {
    return place;
  }

  /** Says that every known field was asked for. */
  void done() {
    for (String field : object.keySet()) {
      if (!known.contains(field)) {
        throw wrong(field, "is not known here; use one of " + String.join(", ", known));
      }
    }
  }

  List<String> asTexts(String field, JsonElement element) {
    List<String> texts = new ArrayList<>();
    JsonArray array = new JsonArray();
    if (element.isJsonArray()) {
      array = element.getAsJsonArray();
    } else {
      array.add(element);
    }
    array.forEach(each -> texts.add(asText(field, each)));
    if (texts.isEmpty()) {
      throw wrong(field, "is an empty list; leave the field out for no condition");
    }
    return texts;
  }

  private String asText(String field, JsonElement element) {
    if (!element.isJsonPrimitive() || element.getAsString().isBlank()) {
      throw wrong(field, "is not a text; write \"...\"");
    }
    return element.getAsString();
  }

  private double asNumber(String field, JsonElement element) {
    if (element.isJsonPrimitive() && element.getAsJsonPrimitive().isNumber()) {
      double value = element.getAsDouble();
      if (Double.isFinite(value)) {
        return value;
      }
    }
    throw wrong(field, element + " is not a number; write for example 0.1");
  }
}

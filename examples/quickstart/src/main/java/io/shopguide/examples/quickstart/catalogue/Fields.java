package io.shopguide.examples.quickstart.catalogue;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The fields of one product in the order they are written. Not thread-safe; one per thread. */
final class Fields {
  private final Map<String, Value> values = new LinkedHashMap<>();

  /** Sets a field; a field set before keeps its place. */
  void put(String name, Value value) {
    values.put(name, value);
  }

  /** Sets a text field. */
  void put(String name, String text) {
    put(name, Value.text(text));
  }

  /** Sets every field of {@code others}. */
  void putAll(Fields others) {
    values.putAll(others.values);
  }

  /** The field's value, if the product has it. */
  Optional<Value> find(String name) {
    return Optional.ofNullable(values.get(name));
  }

  /** The field as text, or the empty string. */
  String text(String name) {
    Value value = values.get(name);
    return value == null ? "" : value.text();
  }

  /** Whether the product has the field and it is not {@code false}. */
  boolean holds(String name) {
    Value value = values.get(name);
    return value != null && !value.text().equals("false");
  }

  /** One JSON object on one line, without spaces. */
  String toJson() {
    StringBuilder json = new StringBuilder("{");
    for (Map.Entry<String, Value> field : values.entrySet()) {
      if (json.length() > 1) {
        json.append(',');
      }
      json.append('"').append(field.getKey()).append("\":");
      Value value = field.getValue();
      if (value.quoted()) {
        json.append('"').append(escaped(value.text())).append('"');
      } else {
        json.append(value.text());
      }
    }
    return json.append('}').toString();
  }

  private static String escaped(String text) {
    return text.replace("\\", "\\\\").replace("\"", "\\\"");
  }
}

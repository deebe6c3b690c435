package io.shopguide.kg.build;

import com.google.gson.Strictness;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import io.shopguide.kg.build.FeedProblem.Reason;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Reads JSON lines. Fields of nested objects get names with dots, an array of scalars gives several
 * values, other arrays are passed over. Not thread-safe; one per thread.
 */
final class JsonRows implements RowReader {
  private static final int MAX_NESTING = 32;

  private final LineReader lines;
  private final ProblemLog log;

  JsonRows(InputStream in, int maxLineLength, ProblemLog log) {
    this.lines = new LineReader(in, maxLineLength);
    this.log = log;
  }

  @Override
  public void forEach(Consumer<Row> sink) throws IOException {
    for (long number = 1; lines.next(); number++) {
      log.at(number);
      Row row;
      try {
        String text = lines.text();
        row = text.isBlank() ? null : parse(text);
      } catch (RowException e) {
        log.skip(e);
        continue;
      }
      if (row != null) {
        sink.accept(row);
      }
    }
  }

  private static Row parse(String text) {
    Texts.requireClean("", text);
    Row row = new Row(true);
    JsonReader json = new JsonReader(new StringReader(text));
    json.setStrictness(Strictness.STRICT);
    json.setNestingLimit(MAX_NESTING);
    try {
      if (json.peek() != JsonToken.BEGIN_OBJECT) {
        throw syntax("the line is not a JSON object");
      }
      readObject(json, "", row);
      if (json.peek() != JsonToken.END_DOCUMENT) {
        throw syntax("something follows the JSON object");
      }
    } catch (IOException | IllegalStateException e) {
      throw syntax(explain(String.valueOf(e.getMessage())));
    }
    return row;
  }

  private static void readObject(JsonReader json, String prefix, Row row) throws IOException {
    Set<String> names = new HashSet<>();
    json.beginObject();
    while (json.hasNext()) {
      String name = prefix + json.nextName();
      if (!names.add(name)) {
        throw new RowException(
            Reason.BAD_SYNTAX, name, "is given twice", "give each field once per record");
      }
      readValue(json, name, row);
    }
    json.endObject();
  }

  private static void readValue(JsonReader json, String name, Row row) throws IOException {
    switch (json.peek()) {
      case BEGIN_OBJECT -> readObject(json, name + ".", row);
      case BEGIN_ARRAY -> {
        json.beginArray();
        while (json.hasNext()) {
          JsonToken element = json.peek();
          if (element == JsonToken.BEGIN_ARRAY || element == JsonToken.BEGIN_OBJECT) {
            json.skipValue();
          } else {
            readScalar(json, name, row);
          }
        }
        json.endArray();
      }
      default -> readScalar(json, name, row);
    }
  }

  private static void readScalar(JsonReader json, String name, Row row) throws IOException {
    switch (json.peek()) {
      case STRING -> row.add(name, Row.Type.TEXT, Texts.requireClean(name, json.nextString()));
      case NUMBER -> row.add(name, Row.Type.NUMBER, json.nextString());
      case BOOLEAN -> row.add(name, Row.Type.FLAG, String.valueOf(json.nextBoolean()));
      default -> json.nextNull();
    }
  }

  private static RowException syntax(String message) {
    return new RowException(
        Reason.BAD_SYNTAX, "", message, "write one complete JSON object on each line");
  }

  /** Keeps the place that Gson names and drops its advice about its own settings. */
  private static String explain(String message) {
    if (message.startsWith("Nesting limit")) {
      return "the JSON is nested deeper than " + MAX_NESTING;
    }
    int column = message.indexOf("column ");
    int end = column < 0 ? -1 : message.indexOf(' ', column + "column ".length());
    return end < 0
        ? "the line is not valid JSON or ends too early"
        : "the line is not valid JSON near " + message.substring(column, end);
  }
}

package io.shopguide.benchmarks.parser;

import com.google.gson.JsonElement;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;

/**
 * Reads the queries of a file: of a JSON array the field {@code query} of each object, of a CoNLL
 * file (a word and its tag on each line, an empty line after each query) the words, of any other
 * file the lines. A name that ends with {@code .gz} is unpacked.
 */
final class QueryFile {
  private QueryFile() {}

  static List<String> read(Path file) throws IOException {
    String name = file.getFileName().toString();
    boolean packed = name.endsWith(".gz");
    String plain = packed ? name.substring(0, name.length() - 3) : name;
    try (InputStream in = Files.newInputStream(file);
        InputStream unpacked = packed ? new GZIPInputStream(in) : in;
        BufferedReader reader =
            new BufferedReader(new InputStreamReader(unpacked, StandardCharsets.UTF_8))) {
      List<String> queries =
          plain.endsWith(".json")
              ? fields(reader, file)
              : plain.endsWith(".conll") ? words(reader) : reader.lines().toList();
      if (queries.isEmpty()) {
        throw new IllegalArgumentException(file + " holds no query");
      }
      return queries;
    }
  }

  private static List<String> fields(Reader reader, Path file) {
    List<String> queries = new ArrayList<>();
    try {
      for (JsonElement element : JsonParser.parseReader(reader).getAsJsonArray()) {
        queries.add(element.getAsJsonObject().get("query").getAsString());
      }
    } catch (JsonParseException | IllegalStateException | NullPointerException e) {
      throw new IllegalArgumentException(
          file + " is no JSON array of objects with a query: object " + queries.size(), e);
    }
    return queries;
  }

  private static List<String> words(BufferedReader reader) throws IOException {
    List<String> queries = new ArrayList<>();
    StringBuilder query = new StringBuilder();
    for (String line = reader.readLine(); line != null; line = reader.readLine()) {
      int tab = line.indexOf('\t');
      if (line.isBlank()) {
        end(query, queries);
      } else {
        query.append(query.isEmpty() ? "" : " ").append(tab < 0 ? line : line.substring(0, tab));
      }
    }
    end(query, queries);
    return queries;
  }

  private static void end(StringBuilder query, List<String> queries) {
    if (!query.isEmpty()) {
      queries.add(query.toString());
      query.setLength(0);
    }
  }
}

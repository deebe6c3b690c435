package io.shopguide.query;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Reads the word lists beside this class: UTF-8, one entry a line, comments start with "# ". */
final class GrammarFile {
  private GrammarFile() {}

  /** The lines' columns, parted by tabs. */
  static List<String[]> rows(String name) {
    try (InputStream in = GrammarFile.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException("The library's JAR lacks the resource " + name);
      }
      return rows(new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8)));
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read the resource " + name, e);
    }
  }

  private static List<String[]> rows(BufferedReader reader) throws IOException {
    List<String[]> rows = new ArrayList<>();
    for (String line = reader.readLine(); line != null; line = reader.readLine()) {
      if (!line.isEmpty() && !line.startsWith("# ")) {
        rows.add(line.split("\t", -1));
      }
    }
    return rows;
  }

  /** Phrases of a file with a value and forms by "|" on each line. */
  static <T> Phrases<T> phrases(Words words, String name, Function<String, T> value) {
    Phrases<T> phrases = new Phrases<>(words);
    for (String[] row : rows(name)) {
      T meaning = value.apply(row[0]);
      for (String form : row[1].split("\\|", -1)) {
        phrases.add(form, meaning);
      }
    }
    return phrases;
  }

  static Phrases<Boolean> pairs(Words words, String name) {
    Phrases<Boolean> phrases = new Phrases<>(words);
    addPairs(phrases, name);
    return phrases;
  }

  /** Adds the phrases that each of the first words of a line makes with each of the second. */
  static void addPairs(Phrases<Boolean> phrases, String name) {
    for (String[] row : rows(name)) {
      for (String first : row[0].split("\\|", -1)) {
        for (String second : row[1].split("\\|", -1)) {
          phrases.add(first + " " + second, true);
        }
      }
    }
  }

  /** Phrases of a file with one phrase on each line. */
  static Phrases<Boolean> list(Words words, String... names) {
    Phrases<Boolean> phrases = new Phrases<>(words);
    for (String name : names) {
      rows(name).forEach(row -> phrases.add(row[0], true));
    }
    return phrases;
  }
}

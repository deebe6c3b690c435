package io.shopguide.lexicon;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Reads the lines of a vocabulary file; see {@link Vocabulary#read}. Not thread-safe. */
final class VocabularyReader {
  private static final int MIN_COLUMNS = 4;
  private static final int MAX_COLUMNS = 5;

  private final String source; // for messages
  private final List<Vocabulary.Entry> entries = new ArrayList<>();
  private int line;

  private VocabularyReader(String source) {
    this.source = source;
  }

  static Vocabulary read(Path file) {
    try (BufferedReader reader = Files.newBufferedReader(file)) {
      return new VocabularyReader(file.toString()).read(reader);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read the vocabulary " + file, e);
    }
  }

  static Vocabulary resource(String name) {
    try (InputStream in = VocabularyReader.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException("The library's JAR lacks the resource " + name);
      }
      return new VocabularyReader(name)
          .read(new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8)));
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read the vocabulary " + name, e);
    }
  }

  private Vocabulary read(BufferedReader reader) throws IOException {
    for (String text = reader.readLine(); text != null; text = reader.readLine()) {
      line++;
      boolean header = line == 1 && text.startsWith("kind\t");
      if (!header && !text.isBlank() && !text.startsWith("#")) {
        entries.add(entry(text.split("\t", -1)));
      }
    }
    return new Vocabulary(entries);
  }

  /** line = kind TAB key TAB forms TAB forms [TAB broader key]. */
  private Vocabulary.Entry entry(String[] columns) {
    if (columns.length < MIN_COLUMNS || columns.length > MAX_COLUMNS) {
      throw error(
          columns.length,
          columns.length + " columns",
          "write kind, key, English forms, Chinese forms and broader key, parted by tabs");
    }
    ConceptKind kind = kind(columns[0]);
    if (columns[1].isBlank()) {
      throw error(2, "an empty key", "give the concept a key");
    }
    List<String> english = forms(columns[2]);
    List<String> chinese = forms(columns[3]);
    if (english.isEmpty() && chinese.isEmpty()) {
      throw error(3, "no form of " + columns[1], "give at least one form, parted by |");
    }
    Optional<Concept> broader =
        columns.length < MAX_COLUMNS || columns[4].isBlank()
            ? Optional.empty()
            : Optional.of(new Concept(kind, columns[4].strip()));
    return new Vocabulary.Entry(new Concept(kind, columns[1].strip()), english, chinese, broader);
  }

  private ConceptKind kind(String name) {
    try {
      return ConceptKind.valueOf(name.strip().toUpperCase(Locale.ROOT));
    } catch (IllegalArgumentException e) {
      throw error(
          1,
          "the unknown kind \"" + name + '"',
          "use one of " + Arrays.toString(ConceptKind.values()).toLowerCase(Locale.ROOT));
    }
  }

  private static List<String> forms(String column) {
    return Arrays.stream(column.split("\\|", -1))
        .map(String::strip)
        .filter(form -> !form.isEmpty())
        .distinct()
        .toList();
  }

  private IllegalArgumentException error(int column, String found, String remedy) {
    return new IllegalArgumentException(
        source + ", line " + line + ", column " + column + ": " + found + "; " + remedy);
  }
}

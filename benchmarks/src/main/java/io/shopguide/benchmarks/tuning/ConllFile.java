package io.shopguide.benchmarks.tuning;

import io.shopguide.encoder.tuning.LabelledWords;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Reads queries from lines of a word, a tab and a tag, with an empty line behind each query. */
final class ConllFile {
  private ConllFile() {}

  /**
   * Reads a file.
   *
   * @param file the file, UTF-8
   * @return its queries in their order
   * @throws IOException if it cannot be read
   * @throws IllegalArgumentException if a line has another form; the message names file and line
   */
  static List<LabelledWords> read(Path file) throws IOException {
    List<LabelledWords> queries = new ArrayList<>();
    List<String> words = new ArrayList<>();
    List<String> tags = new ArrayList<>();
    List<String> lines = new ArrayList<>(Files.readAllLines(file));
    lines.add("");
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i);
      int tab = line.indexOf('\t');
      try {
        if (!line.isBlank()) {
          if (tab < 1) {
            throw new IllegalArgumentException("expected a word, a tab and a tag");
          }
          words.add(line.substring(0, tab));
          tags.add(line.substring(tab + 1));
        } else if (!words.isEmpty()) {
          queries.add(new LabelledWords(words, tags));
          words.clear();
          tags.clear();
        }
      } catch (IllegalArgumentException e) {
        throw new IllegalArgumentException(file + ":" + (i + 1) + ": " + e.getMessage(), e);
      }
    }
    return queries;
  }
}

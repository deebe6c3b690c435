package io.shopguide.kg.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The names of a journal's files. Immutable and thread-safe. */
final class JournalFiles {
  static final String TEMPORARY = ".tmp";

  private static final Pattern NAME = Pattern.compile("journal-([0-9]{10})\\.log(\\.tmp)?");

  private JournalFiles() {}

  static Path segment(Path folder, int segment) {
    return folder.resolve("journal-%010d.log".formatted(segment));
  }

  /** The segments of a folder by their numbers. */
  static NavigableMap<Integer, Path> segments(Path folder) throws IOException {
    NavigableMap<Integer, Path> segments = new TreeMap<>();
    for (Path file : list(folder)) {
      Matcher name = NAME.matcher(file.getFileName().toString());
      if (name.matches() && name.group(2) == null) {
        long number = Long.parseLong(name.group(1));
        if (number >= 1 && number <= Integer.MAX_VALUE) {
          segments.put((int) number, file);
        }
      }
    }
    return segments;
  }

  /** Removes what a crash while a segment was made has left. */
  static void deleteTemporary(Path folder) throws IOException {
    for (Path file : list(folder)) {
      Matcher name = NAME.matcher(file.getFileName().toString());
      if (name.matches() && name.group(2) != null) {
        Files.delete(file);
      }
    }
  }

  private static List<Path> list(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.toList();
    }
  }
}

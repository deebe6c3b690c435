package io.shopguide.query.tagger;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A CoNLL file: a word and its tag a line, an empty line after each sequence.
 *
 * <p>Found out by reading: a tab or, where a line has none, the last space parts word and tag, so
 * that a word may be a space where tabs are used; tags are {@code BIO} or, if any starts with
 * {@code E-} or {@code S-}, {@code BIEOS}; lines end with or without a carriage return; there may
 * be no tags at all. Immutable and thread-safe.
 */
public final class ConllFile {
  private final List<Line> lines;
  private final List<TaggedSequence> sequences;
  private final TagScheme scheme;
  private final boolean tagged;
  private final char separator;
  private final String lineEnd;

  ConllFile(
      List<Line> lines,
      List<TaggedSequence> sequences,
      TagScheme scheme,
      boolean tagged,
      char separator,
      String lineEnd) {
    this.lines = List.copyOf(lines);
    this.sequences = List.copyOf(sequences);
    this.scheme = scheme;
    this.tagged = tagged;
    this.separator = separator;
    this.lineEnd = lineEnd;
  }

  /** A line with a word, or one without. */
  record Line(String word, boolean isWord) {}

  /**
   * Reads a file.
   *
   * @param file the file, UTF-8
   * @return its sequences
   * @throws IllegalArgumentException if it has no sequence, or a line is malformed; the message
   *     names file, line and remedy
   * @throws UncheckedIOException if it cannot be read
   */
  public static ConllFile read(Path file) {
    try {
      return new ConllReader(file.toString()).read(Files.readString(file));
    } catch (CharacterCodingException e) {
      throw new IllegalArgumentException(file + " is not UTF-8; convert it", e);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read " + file, e);
    }
  }

  /**
   * The sequences.
   *
   * @return in order; without entities if the file has no tags
   */
  public List<TaggedSequence> sequences() {
    return sequences;
  }

  /**
   * Whether the file has tags.
   *
   * @return false if it has words alone
   */
  public boolean tagged() {
    return tagged;
  }

  /**
   * The scheme of the tags.
   *
   * @return the scheme; {@link TagScheme#BIO} if nothing tells
   */
  public TagScheme scheme() {
    return scheme;
  }

  /**
   * Writes the words of this file with other tags, line by line.
   *
   * @param out the file; replaced if it exists
   * @param tagging the entities of each sequence, in order
   * @param format the file whose scheme and, if this file has no tags, separator are used
   * @throws IllegalArgumentException if the number of sequences differs
   * @throws UncheckedIOException if it cannot be written
   */
  public void write(Path out, List<List<TagSpan>> tagging, ConllFile format) {
    if (tagging.size() != sequences.size()) {
      throw new IllegalArgumentException(
          "Tags of " + tagging.size() + " sequences for " + sequences.size());
    }
    List<String> tags = new ArrayList<>();
    for (int i = 0; i < sequences.size(); i++) {
      int length = sequences.get(i).words().size();
      tags.addAll(Tags.tags(tagging.get(i), length, format.scheme));
    }
    char between = tagged ? separator : format.separator;
    int next = 0;
    try (BufferedWriter writer = Files.newBufferedWriter(out)) {
      for (Line line : lines) {
        writer.write(line.word());
        if (line.isWord()) {
          writer.write(between);
          writer.write(tags.get(next++));
        }
        writer.write(lineEnd);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot write " + out, e);
    }
  }
}

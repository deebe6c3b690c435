package io.shopguide.query.tagger;

import java.util.ArrayList;
import java.util.List;

/** Reads the text of a CoNLL file; see {@link ConllFile}. Not thread-safe; one per file. */
final class ConllReader {
  private final String source; // for messages
  private final List<ConllFile.Line> lines = new ArrayList<>();
  private final List<TaggedSequence> sequences = new ArrayList<>();
  private final List<String> words = new ArrayList<>();
  private final List<String> tags = new ArrayList<>();
  private boolean tagged;
  private boolean decided; // whether there are tags
  private boolean bieos;
  private char separator = '\t';

  ConllReader(String source) {
    this.source = source;
  }

  ConllFile read(String text) {
    boolean carriageReturns = text.contains("\r\n");
    text.lines().forEachOrdered(this::add);
    finishSequence();
    if (sequences.isEmpty()) {
      throw new IllegalArgumentException(
          source + " has no words; write a word and its tag a line, parted by a tab");
    }
    return new ConllFile(
        lines,
        sequences,
        bieos ? TagScheme.BIEOS : TagScheme.BIO,
        tagged,
        separator,
        carriageReturns ? "\r\n" : "\n");
  }

  /** A byte order mark is no word. */
  private void add(String line) {
    String text = lines.isEmpty() && line.startsWith("\uFEFF") ? line.substring(1) : line;
    int tab = text.indexOf('\t');
    boolean isBlank = tab < 0 && text.isBlank();
    if (text.isEmpty() || (isBlank && (tagged || !decided))) {
      finishSequence();
      lines.add(new ConllFile.Line(text, false));
      return;
    }
    int space = tab < 0 ? text.lastIndexOf(' ') : -1;
    String tag = "";
    if (tab >= 0) {
      tag = text.substring(text.lastIndexOf('\t') + 1).strip();
    } else if (space > 0 && Tags.isTag(text.substring(space + 1).strip())) {
      tag = text.substring(space + 1).strip();
    }
    String word = text;
    if (tab >= 0 || !tag.isEmpty()) {
      word = text.substring(0, Math.max(tab, space));
    }
    decide(!tag.isEmpty(), space > 0 && !tag.isEmpty() ? ' ' : '\t');
    if (tagged) {
      requireTag(tag);
      tags.add(tag);
    }
    words.add(word);
    lines.add(new ConllFile.Line(word, true));
  }

  /** The first word tells whether there are tags. */
  private void decide(boolean hasTag, char between) {
    if (!decided) {
      decided = true;
      tagged = hasTag;
      separator = between;
    } else if (tagged != hasTag) {
      throw error(
          tagged ? "no tag" : "a tag, unlike the lines before it",
          "give every word a tag or none, as in \"red<tab>B-color\"");
    }
  }

  private void requireTag(String tag) {
    if (!Tags.isTag(tag)) {
      throw error(
          "\"" + tag + "\" is no tag",
          "write O, or B, I, E or S, a hyphen and a type, after the word and a tab");
    }
    bieos |= tag.charAt(0) == 'E' || tag.charAt(0) == 'S';
  }

  private void finishSequence() {
    if (!words.isEmpty()) {
      sequences.add(new TaggedSequence(words, Tags.spans(tags)));
      words.clear();
      tags.clear();
    }
  }

  private IllegalArgumentException error(String found, String remedy) {
    return new IllegalArgumentException(
        source + ", line " + (lines.size() + 1) + ": " + found + "; " + remedy);
  }
}

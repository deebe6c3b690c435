package io.shopguide.query.tagger;

/** Features of words between spaces. Immutable and thread-safe. */
final class WordTemplates implements FeatureTemplates {
  private static final int MAX_AFFIX = 5;
  private static final int MAX_CHARS = 40; // of a word; the rest makes no n-grams

  @Override
  public void extract(SequenceAnalysis sequence, int i, FeatureSink out) {
    WordText text = sequence.text();
    out.clear();
    out.next().add(0);
    words(text, i, out);
    places(text, i, out);
    shapes(text, i, out);
    affixes(text, i, out);
    neighbourAffixes(text, i, out);
    KnowledgeTemplates.names(sequence, i, out);
    KnowledgeTemplates.entities(sequence, i, out);
    wordCodes(sequence, i, out);
  }

  private static void words(WordText text, int i, FeatureSink out) {
    for (int at = i - 2; at <= i + 2; at++) {
      out.next().add(text.word(at));
    }
    out.next().add(text.word(i - 1), text.word(i));
    out.next().add(text.word(i), text.word(i + 1));
    out.next().add(text.word(i - 1), text.word(i + 1));
    for (int at = i - 2; at <= i; at++) {
      out.next().add(text.word(at), text.word(at + 1), text.word(at + 2));
    }
    for (int at = i - 1; at <= i + 1; at++) {
      out.next().add(text.stem(at));
    }
    out.next().add(text.stem(i - 1), text.stem(i));
    out.next().add(text.stem(i), text.stem(i + 1));
  }

  private static void places(WordText text, int i, FeatureSink out) {
    int last = text.length() - 1;
    int after = last - i;
    out.next().add(text.word(last));
    out.next().add(text.word(last), after);
    out.next().add(text.word(0), i);
    out.next().add(Math.min(i, 5));
    out.next().add(Math.min(after, 5));
    out.next().add(Math.min(i, 5), Math.min(last, 5));
    out.next().add(text.word(i), Math.min(after, 2));
    out.next().add(text.word(i), Math.min(i, 2));
  }

  private static void shapes(WordText text, int i, FeatureSink out) {
    for (int at = i - 1; at <= i + 1; at++) {
      out.next().add(text.shape(at));
    }
    out.next().add(text.shape(i - 1), text.shape(i));
    out.next().add(text.shape(i), text.shape(i + 1));
    out.next().add(text.shape(i), text.stem(i + 1));
    out.next().add(text.stem(i - 1), text.shape(i));
    out.next().add(text.form(i));
    out.next().add(text.form(i - 1), text.form(i));
    out.next().add(text.form(i), text.form(i + 1));
  }

  private static void affixes(WordText text, int i, FeatureSink out) {
    char[] chars = text.chars();
    int from = text.from(i);
    int to = text.to(i);
    for (int n = 1; n <= MAX_AFFIX; n++) {
      out.next();
      if (n <= to - from) {
        out.add(Hashes.of(chars, from, from + n));
      }
      out.next();
      if (n <= to - from) {
        out.add(Hashes.of(chars, to - n, to));
      }
    }
    for (int n = 3; n <= 4; n++) {
      out.next();
      for (int at = from; at + n <= Math.min(to, from + MAX_CHARS); at++) {
        out.add(Hashes.of(chars, at, at + n));
      }
    }
  }

  private static void neighbourAffixes(WordText text, int i, FeatureSink out) {
    for (int n = 2; n <= 3; n++) {
      suffix(text, i - 1, n, 0, out);
      suffix(text, i + 1, n, 0, out);
    }
    int last = text.length() - 1;
    suffix(text, last, 3, Math.min(3, last - i), out);
  }

  private static void suffix(WordText text, int word, int n, int place, FeatureSink out) {
    out.next();
    if (word >= 0 && word < text.length() && text.to(word) - text.from(word) >= n) {
      out.add(Hashes.of(text.chars(), text.to(word) - n, text.to(word)), place);
    }
  }

  private static void wordCodes(SequenceAnalysis sequence, int i, FeatureSink out) {
    int before = sequence.word(i - 1);
    int here = sequence.word(i);
    int after = sequence.word(i + 1);
    out.next().add(WordCounts.detail(before));
    out.next().add(WordCounts.detail(here));
    out.next().add(WordCounts.detail(after));
    long typeBefore = WordCounts.type(before);
    long type = WordCounts.type(here);
    long typeAfter = WordCounts.type(after);
    out.next().add(typeBefore, type);
    out.next().add(type, typeAfter);
    out.next().add(typeBefore, type, typeAfter);
    long place = WordCounts.place(here);
    out.next().add(WordCounts.place(before));
    out.next().add(place);
    out.next().add(WordCounts.place(after));
    out.next().add(WordCounts.place(before), place);
    out.next().add(place, WordCounts.place(after));
    long magnitude = WordCounts.magnitudeOf(here);
    out.next().add(magnitude, sequence.text().shape(i));
    out.next().add(magnitude, Math.min(i, 3), Math.min(sequence.text().length() - 1 - i, 3));
    out.next().add(magnitude, typeBefore, typeAfter);
  }
}

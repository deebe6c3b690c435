package io.shopguide.query.tagger;

/**
 * Features of characters in text without spaces, such as Chinese. Immutable and thread-safe.
 *
 * <p>Beside the characters around, features see the pieces that a {@link Segmentation} makes.
 */
final class CharacterTemplates implements FeatureTemplates {
  private static final int MAX_RUN = 40; // of Latin letters and digits
  private static final int FIRST = 1;
  private static final int LAST = 2;

  @Override
  public void extract(SequenceAnalysis sequence, int i, FeatureSink out) {
    WordText text = sequence.text();
    out.clear();
    out.next().add(0);
    characters(text, i, out);
    kinds(text, i, out);
    run(text, i, out);
    KnowledgeTemplates.names(sequence, i, out);
    for (int list = 0; list < sequence.lists(); list++) {
      out.next();
      if (sequence.name(list, i) != 0) {
        out.add(sequence.name(list, i), text.word(i));
      }
    }
    KnowledgeTemplates.entities(sequence, i, out);
    pieces(sequence, i, out);
  }

  private static void characters(WordText text, int i, FeatureSink out) {
    for (int at = i - 3; at <= i + 3; at++) {
      out.next().add(text.word(at));
    }
    for (int at = i - 2; at <= i + 1; at++) {
      out.next().add(text.word(at), text.word(at + 1));
    }
    for (int at = i - 2; at <= i; at++) {
      out.next().add(text.word(at), text.word(at + 2));
      out.next().add(text.word(at), text.word(at + 1), text.word(at + 2));
    }
  }

  private static void kinds(WordText text, int i, FeatureSink out) {
    long around = 0;
    for (int at = i - 2; at <= i + 2; at++) {
      around = (around << 3) | text.kind(at);
    }
    out.next().add(around);
    out.next().add(text.kind(i));
    out.next().add(text.kind(i - 1), text.kind(i));
    out.next().add(text.kind(i), text.kind(i + 1));
    out.next().add(Math.min(i, 6));
    out.next().add(Math.min(text.length() - 1 - i, 6));
  }

  /** The Latin word or number around a character. */
  private static void run(WordText text, int i, FeatureSink out) {
    int start = i;
    int end = i;
    while (start > 0 && start > i - MAX_RUN && isLatin(text, start - 1)) {
      start--;
    }
    while (end < text.length() && end < i + MAX_RUN && isLatin(text, end)) {
      end++;
    }
    if (!isLatin(text, i)) {
      for (int skipped = 0; skipped < 6; skipped++) {
        out.next();
      }
      return;
    }
    int place = (i == start ? FIRST : 0) | (i == end - 1 ? LAST : 0);
    long run = Hashes.of(text.chars(), text.from(start), text.to(end - 1));
    out.next().add(run);
    out.next().add(run, place);
    out.next().add(Math.min(end - start, 8), place);
    out.next().add(start == 0 ? 1 : 0, place);
    out.next().add(text.word(start - 1), place);
    out.next().add(text.word(end), place);
  }

  private static boolean isLatin(WordText text, int i) {
    int kind = text.kind(i);
    return kind == WordText.UPPER || kind == WordText.LOWER || kind == WordText.DIGIT;
  }

  private static void pieces(SequenceAnalysis sequence, int i, FeatureSink out) {
    Segmentation pieces = sequence.segmentation();
    WordText text = sequence.text();
    int start = pieces.start(i);
    int end = pieces.end(i);
    int place = (i == start ? FIRST : 0) | (i == end - 1 ? LAST : 0);
    int length = Math.min(5, end - start);
    long here = pieces.piece(i);
    long before = pieces.piece(start - 1);
    long after = pieces.piece(end);
    out.next().add(here, place);
    out.next().add(before, place);
    out.next().add(after, place);
    out.next().add(length, place);
    out.next().add(here, after, place);
    out.next().add(before, here, place);
    out.next().add(pieces.piece(pieces.start(start - 1) - 1), place);
    out.next().add(pieces.piece(pieces.end(end)), place);
    out.next().add(pieces.lists(i), place);
    out.next().add(pieces.lists(i), pieces.lists(end), place);
    out.next().add(pieces.lists(start - 1), pieces.lists(i), place);
    out.next().add(text.word(end - 1), place, length);
    out.next().add(text.word(end - 1), text.word(pieces.end(end) - 1), place);
  }
}

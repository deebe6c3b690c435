package io.shopguide.query;

import io.shopguide.encoder.EncodedWords;
import io.shopguide.encoder.TokenEncoder;
import io.shopguide.lexicon.Language;
import io.shopguide.query.intent.IntentClassifier;
import io.shopguide.query.intent.IntentPrediction;
import io.shopguide.query.tagger.SequenceTagger;
import io.shopguide.query.tagger.TagSpan;
import io.shopguide.query.tagger.WordTagger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * A parser whose rules are assisted by what was learned from a shop's own queries: intents where
 * the rules only see a wish, and tags for words of any kind. What the rules find stays as it is; a
 * tag says what an unknown word is, and that all unknown words of a phrase are ruled out if one is.
 *
 * <p>A parse takes the time of the rules, of the encoders and some microseconds. An encoder that
 * the tagger reads runs once for both: its states give the tags and its vector the intent, if the
 * intents were trained with {@link TokenEncoder#text} or with the same model. Thread-safe.
 */
public final class LearnedParser {
  private final QueryParser rules;
  private final Optional<Intents> intents;
  private final Optional<WordTagger> tagger;

  private record Intents(
      IntentClassifier classifier, Map<String, Intent> meanings, double leastConfidence) {}

  private LearnedParser(QueryParser rules, Optional<Intents> intents, Optional<WordTagger> tagger) {
    this.rules = Objects.requireNonNull(rules, "rules");
    this.intents = intents;
    this.tagger = tagger;
  }

  /**
   * A parser that only has rules.
   *
   * @param rules the rules
   * @return the parser
   */
  public static LearnedParser of(QueryParser rules) {
    return new LearnedParser(rules, Optional.empty(), Optional.empty());
  }

  /**
   * Adds learned intents. They count only where the rules see no other intent than to find
   * something; a text out of scope is one that neither the classifier nor the rules understand.
   *
   * @param classifier the classifier; the caller closes its encoders
   * @param meanings what its labels mean; other labels change nothing
   * @param leastConfidence the least confidence to be believed, 0 to 1
   * @return a new parser
   */
  public LearnedParser intents(
      IntentClassifier classifier, Map<String, Intent> meanings, double leastConfidence) {
    Intents added = new Intents(classifier, Map.copyOf(meanings), leastConfidence);
    return new LearnedParser(rules, Optional.of(added), tagger);
  }

  /**
   * Adds a tagger of words, or of characters for Chinese.
   *
   * @param added the tagger; the caller closes its encoders
   * @return a new parser
   */
  public LearnedParser tagger(WordTagger added) {
    return new LearnedParser(rules, intents, Optional.of(added));
  }

  /**
   * Adds a tagger that needs no encoder.
   *
   * @param added the tagger
   * @return a new parser
   * @throws IllegalArgumentException if the tagger needs states
   */
  public LearnedParser tagger(SequenceTagger added) {
    return tagger(added.alone());
  }

  /**
   * Adds a tagger that reads an encoder's states.
   *
   * @param added the tagger
   * @param encoder the encoder it was trained with; the caller closes it
   * @return a new parser
   * @throws IllegalArgumentException if the tagger needs states of another dimension
   */
  public LearnedParser tagger(SequenceTagger added, TokenEncoder encoder) {
    return tagger(added.reading(encoder));
  }

  /**
   * Parses an utterance.
   *
   * @param text any text
   * @return what was understood
   * @throws io.shopguide.encoder.EncoderException if an encoder fails
   */
  public ParsedQuery parse(String text) {
    ParsedQuery parsed = rules.parse(text);
    if (intents.isEmpty() && tagger.isEmpty()) {
      return parsed;
    }
    List<Span> spans = pieces(parsed.text(), parsed.language() == Language.CHINESE);
    if (spans.isEmpty()) {
      return parsed;
    }
    List<String> pieces = new ArrayList<>(spans.size());
    for (Span span : spans) {
      pieces.add(span.of(text));
    }
    EncodedWords words = EncodedWords.of(pieces);
    if (tagger.isPresent()) {
      parsed = parsed.withTags(tags(tagger.get().tag(words), spans));
    }
    return intents.isPresent() && parsed.intent() == Intent.FIND
        ? withIntent(parsed, words, intents.get())
        : parsed;
  }

  private static ParsedQuery withIntent(ParsedQuery parsed, EncodedWords words, Intents learned) {
    IntentPrediction prediction = learned.classifier().predict(parsed.text(), words);
    if (!prediction.isInScope()) {
      return parsed.findings().isEmpty()
          ? parsed.withIntent(Intent.OUT_OF_SCOPE, 1 - prediction.confidence())
          : parsed;
    }
    Intent meaning = learned.meanings().get(prediction.label());
    return meaning == null || prediction.confidence() < learned.leastConfidence()
        ? parsed
        : parsed.withIntent(meaning, prediction.confidence());
  }

  private static List<Tag> tags(List<TagSpan> found, List<Span> spans) {
    List<Tag> tags = new ArrayList<>(found.size());
    for (TagSpan tag : found) {
      int start = spans.get(tag.start()).start();
      int end = spans.get(tag.end() - 1).end();
      tags.add(new Tag(new Span(start, end), tag.type(), tag.confidence()));
    }
    return tags;
  }

  /** Words between white space, or the characters for Chinese, of the part that is parsed. */
  private static List<Span> pieces(String text, boolean characters) {
    List<Span> pieces = new ArrayList<>();
    int end = Math.min(text.length(), QueryParser.MAX_LENGTH);
    int start = -1;
    for (int i = 0; i < end; ) {
      int codePoint = text.codePointAt(i);
      int next = Math.min(end, i + Character.charCount(codePoint));
      boolean blank = Character.isWhitespace(codePoint) || Character.isSpaceChar(codePoint);
      if (start >= 0 && (blank || characters)) {
        pieces.add(new Span(start, i));
        start = -1;
      }
      if (!blank && start < 0) {
        start = i;
      }
      i = next;
    }
    if (start >= 0) {
      pieces.add(new Span(start, end));
    }
    return pieces;
  }
}

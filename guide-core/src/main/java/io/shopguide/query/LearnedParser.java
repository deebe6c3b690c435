package io.shopguide.query;

import io.shopguide.encoder.TokenEncoder;
import io.shopguide.lexicon.Language;
import io.shopguide.query.intent.IntentClassifier;
import io.shopguide.query.intent.IntentPrediction;
import io.shopguide.query.tagger.SequenceTagger;
import io.shopguide.query.tagger.TagSpan;
import io.shopguide.query.tagger.TaggerSession;
import io.shopguide.query.tagger.TokenStates;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * A parser whose rules are assisted by what was learned from a shop's own queries: intents where
 * the rules only see a wish, and tags for words of any kind. What the rules find stays as it is.
 *
 * <p>A parse takes the time of the rules, of the encoders and some microseconds. Thread-safe.
 */
public final class LearnedParser {
  private final QueryParser rules;
  private final Optional<Intents> intents;
  private final Optional<Tags> tags;

  private record Intents(
      IntentClassifier classifier, Map<String, Intent> meanings, double leastConfidence) {}

  private record Tags(SequenceTagger tagger, Optional<TokenEncoder> encoder) {}

  private LearnedParser(QueryParser rules, Optional<Intents> intents, Optional<Tags> tags) {
    this.rules = Objects.requireNonNull(rules, "rules");
    this.intents = intents;
    this.tags = tags;
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
    return new LearnedParser(rules, Optional.of(added), tags);
  }

  /**
   * Adds a tagger of words, or of characters for Chinese.
   *
   * @param tagger a tagger that needs no states
   * @return a new parser
   * @throws IllegalArgumentException if the tagger needs states
   */
  public LearnedParser tagger(SequenceTagger tagger) {
    if (tagger.dimension() > 0) {
      throw new IllegalArgumentException(
          "The tagger needs states of %d values a word; give the encoder, too"
              .formatted(tagger.dimension()));
    }
    return new LearnedParser(rules, intents, Optional.of(new Tags(tagger, Optional.empty())));
  }

  /**
   * Adds a tagger that reads an encoder's states.
   *
   * @param tagger the tagger
   * @param encoder the encoder it was trained with; the caller closes it
   * @return a new parser
   * @throws IllegalArgumentException if the tagger needs states of another dimension
   */
  public LearnedParser tagger(SequenceTagger tagger, TokenEncoder encoder) {
    if (tagger.dimension() != encoder.dimension()) {
      throw new IllegalArgumentException(
          "The tagger needs states of %d values a word, not the %d of %s"
              .formatted(tagger.dimension(), encoder.dimension(), encoder.specification()));
    }
    return new LearnedParser(rules, intents, Optional.of(new Tags(tagger, Optional.of(encoder))));
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
    if (intents.isPresent() && parsed.intent() == Intent.FIND && !text.isBlank()) {
      parsed = withIntent(parsed, intents.get());
    }
    return tags.isPresent() ? parsed.withTags(tags(parsed, tags.get())) : parsed;
  }

  private static ParsedQuery withIntent(ParsedQuery parsed, Intents learned) {
    IntentPrediction prediction = learned.classifier().predict(parsed.text());
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

  private static List<Tag> tags(ParsedQuery parsed, Tags learned) {
    List<Span> spans = pieces(parsed.text(), parsed.language() == Language.CHINESE);
    List<String> words = spans.stream().map(span -> span.of(parsed.text())).toList();
    if (words.isEmpty()) {
      return List.of();
    }
    TaggerSession session = learned.tagger().newSession();
    List<TagSpan> found =
        learned.encoder().isPresent()
            ? session.tag(words, states(learned.encoder().get(), words))
            : session.tag(words);
    return found.stream()
        .map(
            tag ->
                new Tag(
                    new Span(spans.get(tag.start()).start(), spans.get(tag.end() - 1).end()),
                    tag.type(),
                    tag.confidence()))
        .toList();
  }

  private static TokenStates states(TokenEncoder encoder, List<String> words) {
    float[] states = new float[words.size() * encoder.dimension()];
    encoder.encode(words, states);
    return TokenStates.of(encoder.dimension(), states);
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

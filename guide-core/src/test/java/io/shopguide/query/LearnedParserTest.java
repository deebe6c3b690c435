package io.shopguide.query;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.shopguide.encoder.EncodedText;
import io.shopguide.encoder.EncodedWords;
import io.shopguide.encoder.Encoders;
import io.shopguide.encoder.Pooling;
import io.shopguide.encoder.TextEncoder;
import io.shopguide.encoder.TokenEncoder;
import io.shopguide.query.intent.IntentClassifier;
import io.shopguide.query.intent.IntentModel;
import io.shopguide.query.intent.IntentTraining;
import io.shopguide.query.intent.LabelledText;
import io.shopguide.query.tagger.SequenceTagger;
import io.shopguide.query.tagger.TagEnsemble;
import io.shopguide.query.tagger.TagSpan;
import io.shopguide.query.tagger.TaggedSequence;
import io.shopguide.query.tagger.TaggerTrainer;
import io.shopguide.query.tagger.TokenStates;
import io.shopguide.query.tagger.WordTagger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class LearnedParserTest {
  private static final List<String> WORDS = List.of("kettle", "lamp", "desk", "rug", "vase", "fan");

  private static IntentClassifier classifier() {
    List<LabelledText> texts = new ArrayList<>();
    for (String word : WORDS) {
      texts.add(new LabelledText("a " + word + " for my flat", "find"));
      texts.add(new LabelledText("the courier lost the " + word, "order"));
      texts.add(new LabelledText("my voucher for a " + word + " expired", "voucher"));
    }
    return new IntentClassifier(new IntentTraining(texts).epochs(60).run(), List.of());
  }

  private static SequenceTagger tagger() {
    List<TaggedSequence> sequences = new ArrayList<>();
    for (String word : WORDS) {
      sequences.add(sequence(List.of("some", "zorgon", word), 1));
      sequences.add(sequence(List.of("zorgon", word), 0));
      sequences.add(sequence(List.of("a", "new", "zorgon", word), 2));
    }
    return TaggerTrainer.create().train(sequences, sequences);
  }

  private static TaggedSequence sequence(List<String> words, int at) {
    return new TaggedSequence(words, List.of(new TagSpan(at, at + 1, "creator", 1)));
  }

  @Test
  void parse_learnedIntent_countsWhereTheRulesSeeAWish() {
    LearnedParser parser =
        LearnedParser.of(Parsing.PARSER)
            .intents(classifier(), Map.of("order", Intent.ORDER_HELP, "find", Intent.FIND), 0.5);

    assertEquals(Intent.ORDER_HELP, parser.parse("the courier lost the toaster").intent());
    assertEquals(Intent.FIND, parser.parse("a lamp for my flat").intent());
    assertEquals(Intent.GREETING, parser.parse("hello").intent());
  }

  @Test
  void parse_labelWithoutMeaning_changesNothing() {
    LearnedParser parser =
        LearnedParser.of(Parsing.PARSER)
            .intents(classifier(), Map.of("order", Intent.ORDER_HELP), 0.5);

    assertEquals(Intent.FIND, parser.parse("my voucher for a lamp expired").intent());
  }

  @Test
  void parse_tagger_tagsWordsByTheirPlaceInTheText() {
    LearnedParser parser = LearnedParser.of(Parsing.PARSER).tagger(tagger());

    List<Tag> tags = parser.parse("  some  zorgon lamp").tags();

    assertEquals(1, tags.size());
    assertEquals(new Span(8, 14), tags.get(0).span());
    assertEquals("creator", tags.get(0).type());
    assertTrue(tags.get(0).confidence() > 0.5);
  }

  @Test
  void parse_blankText_hasNoTags() {
    assertEquals(List.of(), LearnedParser.of(Parsing.PARSER).tagger(tagger()).parse(" \n").tags());
  }

  @Test
  void parse_rulesAlone_givesTheSame() {
    assertEquals(
        Parsing.parse("red shoes under 50"),
        LearnedParser.of(Parsing.PARSER).parse("red shoes under 50"));
  }

  /** Counts how often an encoder is asked. */
  private record Counted(TokenEncoder encoder, AtomicInteger passes) implements TokenEncoder {
    @Override
    public String specification() {
      return encoder.specification();
    }

    @Override
    public int dimension() {
      return encoder.dimension();
    }

    @Override
    public EncodedText encode(List<String> words) {
      passes.incrementAndGet();
      return encoder.encode(words);
    }

    @Override
    public Optional<TextEncoder> text(Pooling pooling) {
      return encoder.text(pooling);
    }

    @Override
    public void close() {
      encoder.close();
    }
  }

  /** Fails if it is asked; stands for an encoder whose vectors another one gives. */
  private record Unasked(String specification, int dimension) implements TextEncoder {
    @Override
    public float[] encode(String text) {
      throw new AssertionError("A second pass for " + text);
    }

    @Override
    public void close() {}
  }

  @Test
  void parse_taggersAndIntentsOfOneEncoder_takeOnePass() {
    try (TokenEncoder encoder = Encoders.tokenStates("all-minilm-l6-v2-q")) {
      TextEncoder text = encoder.text(Pooling.MEAN).orElseThrow();
      List<LabelledText> texts = new ArrayList<>();
      List<TaggedSequence> sequences = new ArrayList<>();
      for (String word : WORDS) {
        texts.add(new LabelledText("a " + word + " for my flat", "find"));
        texts.add(new LabelledText("the courier lost the " + word, "order"));
        List<String> words = List.of("some", "zorgon", word);
        float[] states = new float[3 * encoder.dimension()];
        encoder.encode(words, states);
        sequences.add(sequence(words, 1).withStates(TokenStates.of(encoder.dimension(), states)));
      }
      IntentModel model = new IntentTraining(texts).encoders(List.of(text)).epochs(60).run();
      SequenceTagger stated = TaggerTrainer.create().train(sequences, sequences);
      Counted counted = new Counted(encoder, new AtomicInteger());
      WordTagger both =
          new TagEnsemble(
              List.of(
                  new TagEnsemble.Member(stated.reading(counted), 1),
                  new TagEnsemble.Member(tagger().alone(), 0.5)));
      LearnedParser parser =
          LearnedParser.of(Parsing.PARSER)
              .tagger(both)
              .intents(
                  new IntentClassifier(
                      model, List.of(new Unasked(text.specification(), text.dimension()))),
                  Map.of("order", Intent.ORDER_HELP),
                  0.5);

      ParsedQuery parsed = parser.parse("the courier lost the lamp");

      assertEquals(1, counted.passes().get());
      assertEquals(Intent.ORDER_HELP, parsed.intent());
      assertEquals(
          List.of("creator"),
          parser.parse("some zorgon lamp").tags().stream().map(Tag::type).toList());
      assertEquals(2, counted.passes().get());
    }
  }

  @Test
  void parse_manyThreads_giveTheTagsOfOne() throws Exception {
    LearnedParser parser = LearnedParser.of(Parsing.PARSER).tagger(tagger());
    List<String> queries = WORDS.stream().map(word -> "a new zorgon " + word).toList();
    List<List<Tag>> alone = queries.stream().map(q -> parser.parse(q).tags()).toList();
    try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
      List<Future<List<Tag>>> together = new ArrayList<>();
      for (int i = 0; i < 400; i++) {
        String query = queries.get(i % queries.size());
        together.add(threads.submit(() -> parser.parse(query).tags()));
      }
      for (int i = 0; i < together.size(); i++) {
        assertEquals(alone.get(i % alone.size()), together.get(i).get());
      }
    }
  }

  @Test
  void parse_wordsOfARuledOutTag_areRuledOut() {
    WordTagger phrase = new FixedTagger(List.of(new TagSpan(2, 4, "creator", 0.9f)));
    String text = "lamp, not zorgon blix";
    List<Word> before = Parsing.parse(text).unresolved();
    ParsedQuery parsed = LearnedParser.of(Parsing.PARSER).tagger(phrase).parse(text);
    assertTrue(before.stream().anyMatch(word -> word.polarity() == Polarity.EXCLUDED));
    assertEquals(
        List.of("zorgon", "blix"), parsed.unresolved().stream().map(Word::normalized).toList());
    for (Word word : parsed.unresolved()) {
      assertEquals(Polarity.EXCLUDED, word.polarity());
      assertEquals("creator", parsed.tag(word).orElseThrow().type());
    }
    ParsedQuery unsure =
        LearnedParser.of(Parsing.PARSER)
            .tagger(new FixedTagger(List.of(new TagSpan(2, 4, "creator", 0.4f))))
            .parse(text);
    assertEquals(before, unsure.unresolved());
  }

  private record FixedTagger(List<TagSpan> found) implements WordTagger {
    @Override
    public List<String> tags() {
      return List.of("O", "B-creator", "I-creator");
    }

    @Override
    public List<TagSpan> tag(EncodedWords words) {
      return found;
    }

    @Override
    public float[] probabilities(EncodedWords words) {
      return new float[3 * words.words().size()];
    }
  }
}

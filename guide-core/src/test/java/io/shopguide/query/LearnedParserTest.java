package io.shopguide.query;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.shopguide.query.intent.IntentClassifier;
import io.shopguide.query.intent.IntentTraining;
import io.shopguide.query.intent.LabelledText;
import io.shopguide.query.tagger.SequenceTagger;
import io.shopguide.query.tagger.TagSpan;
import io.shopguide.query.tagger.TaggedSequence;
import io.shopguide.query.tagger.TaggerTrainer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
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
}

package io.shopguide.guide;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.shopguide.encoder.EncodedWords;
import io.shopguide.encoder.Encoders;
import io.shopguide.encoder.TokenEncoder;
import io.shopguide.query.Intent;
import io.shopguide.query.Polarity;
import io.shopguide.query.Tag;
import io.shopguide.query.Word;
import io.shopguide.query.intent.IntentTraining;
import io.shopguide.query.intent.LabelledText;
import io.shopguide.query.tagger.TagSpan;
import io.shopguide.query.tagger.TaggedSequence;
import io.shopguide.query.tagger.TaggerTrainer;
import io.shopguide.query.tagger.TokenStates;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A guide whose parser is assisted by a tagger and by intents. */
class LearnedGuideTest {
  private static final List<String> THINGS =
      List.of("headphones", "laptop", "lamp", "shoes", "shirt", "jacket");
  private static final String MINILM = "all-minilm-l6-v2-q";

  @TempDir private Path folder;

  /** Queries in which "zorgon blix" and some others make things. */
  private static List<TaggedSequence> queries() {
    List<TaggedSequence> sequences = new ArrayList<>();
    for (String thing : THINGS) {
      for (List<String> maker :
          List.of(List.of("zorgon", "blix"), List.of("quux", "wibble"), List.of("frob", "nitz"))) {
        String first = maker.get(0);
        String last = maker.get(1);
        sequences.add(tagged(List.of(first, last, thing), 0));
        sequences.add(tagged(List.of(thing, "by", first, last), 2));
        sequences.add(tagged(List.of(thing, "not", first, last), 2));
      }
      sequences.add(new TaggedSequence(List.of("a", thing), List.of()));
    }
    return sequences;
  }

  private static TaggedSequence tagged(List<String> words, int at) {
    return new TaggedSequence(words, List.of(new TagSpan(at, at + 2, "creator", 1)));
  }

  private Path taggerOfWords() {
    Path file = folder.resolve("words.tagger");
    TaggerTrainer.create().train(queries(), queries()).save(file);
    return file;
  }

  private Path taggerOfStates(TokenEncoder encoder) {
    List<TaggedSequence> encoded = new ArrayList<>();
    for (TaggedSequence query : queries()) {
      float[] states = new float[query.words().size() * encoder.dimension()];
      EncodedWords.of(query.words()).by(encoder).copyStates(states);
      encoded.add(query.withStates(TokenStates.of(encoder.dimension(), states)));
    }
    Path file = folder.resolve("states.tagger");
    TaggerTrainer.create().train(encoded, encoded).save(file);
    return file;
  }

  private Path intents() {
    List<LabelledText> texts = new ArrayList<>();
    for (String thing : THINGS) {
      texts.add(new LabelledText("a " + thing + " for my flat", "find"));
      texts.add(new LabelledText("the courier lost the " + thing, "lost"));
    }
    Path file = folder.resolve("intents.model");
    new IntentTraining(texts).epochs(60).run().save(file);
    return file;
  }

  private ShoppingGuide open(ParserModels models) {
    Path shop = folder.resolve("shop");
    SmallShop.builder(shop).parser(models).build();
    return ShoppingGuide.open(shop);
  }

  private static Answer ask(ShoppingGuide guide, String text) {
    return guide.ask(text, guide.newSession(Shopper.anonymous()));
  }

  @Test
  void ask_taggedMakerThatTheShopLacks_isSaid() throws IOException {
    try (ShoppingGuide guide = open(ParserModels.none().tagger(taggerOfWords()))) {
      Files.delete(folder.resolve("words.tagger")); // the guide has its own copy
      Answer answer = ask(guide, "zorgon blix headphones");
      Tag tag = answer.query().tags().get(0);
      assertEquals("creator", tag.type());
      assertEquals("zorgon blix", tag.span().of(answer.query().text()));
      assertEquals(1, answer.notes().size());
      String note = answer.notes().get(0).english();
      assertTrue(note.contains("\"zorgon blix\"") && note.contains("creator"), note);
      Answer byRules = ask(SmallShop.guide(), "zorgon blix headphones");
      assertEquals(byRules.recommendations(), answer.recommendations());
      assertEquals(byRules.alternatives(), answer.alternatives());
      assertEquals(List.of(), ask(guide, "Sony headphones").notes());
    }
  }

  @Test
  void ask_wordOfARuledOutPhrase_isRuledOut() {
    try (ShoppingGuide guide = open(ParserModels.none().tagger(taggerOfWords()))) {
      Answer answer = ask(guide, "headphones, not zorgon blix");
      List<Word> words = answer.query().unresolved();
      assertFalse(words.isEmpty());
      words.forEach(word -> assertEquals(Polarity.EXCLUDED, word.polarity(), word.toString()));
      assertTrue(answer.need().words().isEmpty(), answer.need().toString());
      assertEquals(List.of(), answer.notes());
    }
  }

  @Test
  void ask_learnedIntent_isFollowed() {
    ParserModels models =
        ParserModels.none().intents(intents(), Map.of("lost", Intent.ORDER_HELP), 0.5);
    try (ShoppingGuide guide = open(models)) {
      assertEquals(
          Intent.ORDER_HELP, ask(guide, "the courier lost the headphones").query().intent());
      assertEquals(Intent.FIND, ask(guide, "headphones for my flat").query().intent());
    }
  }

  @Test
  void ask_taggerOfStates_readsItsEncoder() {
    try (TokenEncoder encoder = Encoders.tokenStates(MINILM)) {
      ParserModels models =
          ParserModels.none().tagger(taggerOfStates(encoder), encoder.specification());
      try (ShoppingGuide guide = open(models)) {
        assertEquals("creator", ask(guide, "zorgon blix lamp").query().tags().get(0).type());
      }
    }
  }

  @Test
  void open_encoderOfTheTaggerGone_parsesByRulesWithANote() {
    try (TokenEncoder encoder = Encoders.tokenStates(MINILM)) {
      Path shop = folder.resolve("shop");
      ParserModels models =
          ParserModels.none()
              .tagger(taggerOfStates(encoder), "resource:gone:last")
              .intents(intents(), Map.of("lost", Intent.ORDER_HELP), 0.5);
      SmallShop.builder(shop).parser(models).build();
      RecordingMonitor monitor = new RecordingMonitor();
      try (ShoppingGuide guide = ShoppingGuide.open(shop, monitor)) {
        assertEquals("degraded OPEN parser encoder missing", monitor.events().get(1));
        Answer answer = ask(guide, "red headphones");
        assertEquals(
            ask(SmallShop.guide(), "red headphones").recommendations(), answer.recommendations());
        assertEquals(1, answer.notes().size());
        assertTrue(answer.notes().get(0).english().contains("by rules alone"));
        // What needs no encoder is used all the same.
        assertEquals(Intent.ORDER_HELP, ask(guide, "the courier lost the shoes").query().intent());
      }
    }
  }

  @Test
  void open_damagedModel_isRefusedWithItsName() throws IOException {
    open(ParserModels.none().tagger(taggerOfWords())).close();
    Path file = folder.resolve("shop/generations/000001/parser/tagger");
    byte[] bytes = Files.readAllBytes(file);
    bytes[bytes.length / 2] ^= 1;
    Files.write(file, bytes);
    GuideException e =
        assertThrows(GuideException.class, () -> ShoppingGuide.open(folder.resolve("shop")));
    assertTrue(e.getMessage().contains(file.toString()), e.getMessage());
  }

  @Test
  void build_unusableModels_areRefusedBeforeAnythingIsBuilt() throws IOException {
    Path words = taggerOfWords();
    Path intents = intents();
    Path text = Files.writeString(folder.resolve("text"), "no model");
    ParserModels none = ParserModels.none();
    assertRefused(none.tagger(words, "resource:" + MINILM + ":last"), "reads no encoder");
    assertRefused(none.tagger(text), "text is no tagger");
    assertRefused(none.tagger(folder.resolve("absent")), "absent");
    assertRefused(none.tunedTagger(folder), "model.onnx is missing");
    assertRefused(
        none.intents(intents, Map.of("found", Intent.FIND), 0.5), "knows no intent 'found'");
    assertRefused(none.intents(words, Map.of(), 0.5), "no intent model");
    assertFalse(Files.exists(folder.resolve("shop/CURRENT")));
  }

  private void assertRefused(ParserModels models, String reason) {
    GuideBuilder builder = SmallShop.builder(folder.resolve("shop")).parser(models);
    String message = assertThrows(GuideException.class, builder::build).getMessage();
    assertTrue(message.contains(reason), message);
  }
}

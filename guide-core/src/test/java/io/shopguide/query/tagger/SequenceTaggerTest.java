package io.shopguide.query.tagger;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import io.shopguide.model.ModelFormatException;
import io.shopguide.model.internal.ModelFile;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CancellationException;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SequenceTaggerTest {
  private static final Instant NOW = Instant.parse("2026-11-24T10:00:00Z");
  private static final List<String> COLORS = List.of("red", "blue", "green", "black", "navy blue");
  private static final List<String> TYPES = List.of("shoes", "shirt", "rice cooker", "lamp", "bag");
  private static final List<String> FILLERS = List.of("cheap", "best", "for sale", "new");

  private static final Pattern SPACE = Pattern.compile(" ");

  private static List<TaggedSequence> training;
  private static List<TaggedSequence> development;
  private static SequenceTagger tagger;

  @TempDir Path folder;

  @BeforeAll
  static void train() {
    training = queries(300, 1);
    development = queries(60, 2);
    tagger = trainer().train(training, development);
  }

  private static TaggerTrainer trainer() {
    return TaggerTrainer.create()
        .gazetteers(List.of(new Gazetteer("materials", List.of("leather", "oak wood"))))
        .clock(InstantSource.fixed(NOW));
  }

  /** Queries with a color, a type and words around them, in any order. */
  private static List<TaggedSequence> queries(int count, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    List<TaggedSequence> queries = new ArrayList<>();
    for (int q = 0; q < count; q++) {
      List<String> words = new ArrayList<>();
      List<TagSpan> spans = new ArrayList<>();
      add(FILLERS, "", random, words, spans);
      boolean colorFirst = random.nextBoolean();
      add(colorFirst ? COLORS : TYPES, colorFirst ? "color" : "type", random, words, spans);
      add(colorFirst ? TYPES : COLORS, colorFirst ? "type" : "color", random, words, spans);
      queries.add(new TaggedSequence(words, spans));
    }
    return queries;
  }

  private static void add(
      List<String> phrases,
      String type,
      SplittableRandom random,
      List<String> words,
      List<TagSpan> spans) {
    String text = phrases.get(random.nextInt(phrases.size()));
    List<String> phrase = Arrays.asList(SPACE.split(text, -1));
    if (!type.isEmpty()) {
      spans.add(new TagSpan(words.size(), words.size() + phrase.size(), type, 1));
    }
    words.addAll(phrase);
  }

  @Test
  void tag_likeTheTrainingText_findsEntitiesWithConfidence() {
    TaggerSession session = tagger.newSession();
    EntityScore score = EntityScore.NONE;
    for (TaggedSequence query : queries(100, 3)) {
      List<TagSpan> found = session.tag(query.words());
      score = score.and(query.spans(), found);
      found.forEach(span -> assertTrue(span.confidence() > 0.5, span.toString()));
    }
    assertEquals(1, score.f1());
    assertEquals(List.of("color", "type"), tagger.types());
  }

  @Test
  void tag_unknownWord_isLessCertain() {
    TaggerSession session = tagger.newSession();
    float known = session.tag(List.of("cheap", "red", "shoes")).get(0).confidence();
    float unknown = session.tag(List.of("cheap", "qux", "shoes")).get(0).confidence();
    assertTrue(unknown < known, unknown + " and " + known);
  }

  @Test
  void save_andLoad_tagsAlike() {
    Path file = folder.resolve("queries.tagger");
    tagger.save(file);
    SequenceTagger loaded = SequenceTagger.load(file);
    assertEquals(tagger.card(), loaded.card());
    assertEquals(NOW, loaded.card().trained());
    assertEquals(64, loaded.card().dataHash().length());
    for (TaggedSequence query : development) {
      assertEquals(tagger.newSession().tag(query.words()), loaded.newSession().tag(query.words()));
    }
  }

  @Test
  void train_sameSeed_isTheSameFile() throws IOException {
    trainer().train(training, development).save(folder.resolve("again"));
    tagger.save(folder.resolve("first"));
    trainer().seed(2).train(training, development).save(folder.resolve("other"));
    byte[] first = Files.readAllBytes(folder.resolve("first"));
    assertArrayEquals(first, Files.readAllBytes(folder.resolve("again")));
    assertTrue(Files.mismatch(folder.resolve("first"), folder.resolve("other")) >= 0);
  }

  @Test
  void load_anyByteChanged_isRefused() throws IOException {
    Path file = folder.resolve("queries.tagger");
    tagger.save(file);
    byte[] bytes = Files.readAllBytes(file);
    SplittableRandom random = new SplittableRandom(5);
    for (int round = 0; round < 200; round++) {
      int at = round < 24 ? round : random.nextInt(bytes.length);
      byte[] damaged = bytes.clone();
      damaged[at] ^= (byte) (1 << random.nextInt(8));
      String message =
          assertThrows(ModelFormatException.class, () -> TaggerFile.read("queries.tagger", damaged))
              .getMessage();
      assertTrue(message.startsWith("queries.tagger "), message);
    }
  }

  @Test
  void load_cutOff_isRefused() throws IOException {
    Path file = folder.resolve("queries.tagger");
    tagger.save(file);
    byte[] bytes = Files.readAllBytes(file);
    for (int length = 0; length < bytes.length; length += 97) {
      byte[] cut = Arrays.copyOf(bytes, length);
      assertThrows(ModelFormatException.class, () -> TaggerFile.read("cut", cut));
    }
  }

  /** Forged with a right checksum: either it is refused, or it tags without failing. */
  @Test
  void load_forged_isRefusedOrUsable() throws IOException {
    byte[] bytes = TaggerFile.FORMAT.bytes(TaggerFile.payload(TaggerFile.read("own", ownBytes())));
    SplittableRandom random = new SplittableRandom(7);
    int refused = 0;
    for (int round = 0; round < 300; round++) {
      byte[] forged = bytes.clone();
      int at = ModelFile.HEADER + random.nextInt(forged.length - ModelFile.HEADER);
      forged[at] = (byte) random.nextInt(256);
      TaggerFile.FORMAT.seal(forged);
      try {
        new SequenceTagger(TaggerFile.read("forged", forged))
            .newSession()
            .tag(List.of("cheap", "red", "shoes"));
      } catch (ModelFormatException e) {
        refused++;
      }
    }
    assertTrue(refused > 0);
  }

  private byte[] ownBytes() throws IOException {
    Path file = folder.resolve("own.tagger");
    tagger.save(file);
    return Files.readAllBytes(file);
  }

  @Test
  void label_warmed_allocatesNothing() {
    TaggerSession session = tagger.newSession();
    List<String> words = development.get(0).words();
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long thread = Thread.currentThread().threadId();
    float[] none = {};
    long allocated = Long.MAX_VALUE;
    for (int round = 0; round < 50 && allocated > 0; round++) {
      long before = threads.getThreadAllocatedBytes(thread);
      for (int i = 0; i < 200; i++) {
        session.label(words, none);
      }
      allocated = threads.getThreadAllocatedBytes(thread) - before;
    }
    assertEquals(0, allocated);
  }

  @Test
  void tag_states_areLearned() {
    SplittableRandom random = new SplittableRandom(11);
    List<TaggedSequence> sequences = new ArrayList<>();
    for (int s = 0; s < 400; s++) {
      boolean entity = random.nextBoolean();
      TokenStates states = TokenStates.of(2, new float[] {entity ? 1 : -1, 0.5f});
      List<TagSpan> spans = entity ? List.of(new TagSpan(0, 1, "x", 1)) : List.of();
      sequences.add(new TaggedSequence(List.of("w" + s), spans).withStates(states));
    }
    SequenceTagger stated = TaggerTrainer.create().train(sequences);
    assertEquals(2, stated.dimension());
    TaggerSession session = stated.newSession();
    List<String> unseen = List.of("unseen");
    assertEquals(1, session.tag(unseen, TokenStates.of(2, new float[] {1, 0.5f})).size());
    assertEquals(0, session.tag(unseen, TokenStates.of(2, new float[] {-1, 0.5f})).size());
    assertThrows(IllegalArgumentException.class, () -> session.tag(unseen));
    assertThrows(
        IllegalArgumentException.class,
        () -> session.tag(unseen, TokenStates.of(1, new float[] {1})));
  }

  @Test
  void train_cancelled_stops() {
    TaggerTrainer trainer = trainer().cancelledWhen(() -> true);
    assertThrows(CancellationException.class, () -> trainer.train(training, development));
    List<Integer> heard = new ArrayList<>();
    TaggerTrainer later =
        trainer()
            .onProgress(pass -> heard.add(pass.number()))
            .cancelledWhen(() -> heard.size() == 2);
    assertThrows(CancellationException.class, () -> later.train(training, development));
    assertEquals(List.of(1, 2), heard);
  }

  @Test
  void train_nothingToLearn_saysSo() {
    List<TaggedSequence> plain = List.of(new TaggedSequence(List.of("a"), List.of()));
    assertThrows(IllegalArgumentException.class, () -> trainer().train(plain, plain));
    assertThrows(IllegalArgumentException.class, () -> trainer().train(training, List.of()));
    assertThrows(IllegalArgumentException.class, () -> trainer().train(plain));
  }

  @Test
  void tag_hostileText_isBounded() {
    TaggerSession session = tagger.newSession();
    List<String> many = Collections.nCopies(50_000, "red");
    session.tag(many).forEach(span -> assertTrue(span.end() <= TaggerSession.MAX_WORDS));
    session.tag(List.of("x".repeat(1_000_000), "", "\uD800", "shoes"));
    assertEquals(List.of(), session.tag(List.of()));
  }
}

package io.shopguide.guide;

import static io.shopguide.guide.SmallShop.ids;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.shopguide.encoder.TextEncoder;
import io.shopguide.rec.Contribution;
import io.shopguide.rec.vector.VectorIndex;
import io.shopguide.rec.vector.VectorQuery;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A guide whose vectors come from an encoder that cannot be opened again. */
class EncodedGuideTest {
  @TempDir private Path folder;

  private ShoppingGuide open(RecordingMonitor monitor) {
    SmallShop.builder(folder).encoder(new TrigramEncoder()).build();
    return ShoppingGuide.open(folder, monitor);
  }

  @Test
  void open_encoderGone_answersByWordsWithANote() {
    RecordingMonitor monitor = new RecordingMonitor();
    try (ShoppingGuide guide = open(monitor)) {
      assertEquals(
          List.of("OPEN in nothing", "degraded OPEN encoder missing", "OPEN DEGRADED"),
          monitor.events());
      assertEquals("", guide.info().encoder());
      for (String text : List.of("headphones", "green headphones", "红色的跑步鞋")) {
        Answer answer = guide.ask(text, guide.newSession(Shopper.anonymous()));
        Answer byWords = SmallShop.guide().ask(text, guestOf(SmallShop.guide()));
        assertEquals(byWords.recommendations(), answer.recommendations());
        assertEquals(1, answer.notes().size(), text);
        assertTrue(answer.notes().getFirst().english().contains("encoder could not be opened"));
        assertTrue(answer.notes().getFirst().chinese().contains("编码器不可用"));
      }
      assertTrue(monitor.events().stream().noneMatch(e -> e.startsWith("ENCODE")));
    }
  }

  @Test
  void open_encoderGivenByTheApplication_isUsedAndClosedWithTheGuide() {
    SmallShop.builder(folder).encoder(new TrigramEncoder()).build();
    AtomicBoolean closed = new AtomicBoolean();
    OpenOptions options = OpenOptions.defaults().withEncoder(new ClosableEncoder(32, closed));
    try (ShoppingGuide guide = ShoppingGuide.open(folder, options)) {
      Answer answer = guide.ask("headphones", guestOf(guide));
      assertEquals(List.of(), answer.notes());
      assertEquals(8, answer.recommendations().size());
      assertTrue(partsOf(answer.recommendations().getFirst()).contains("meaning"));
      assertEquals("test:trigrams", guide.info().encoder());
      assertTrue(!closed.get());
    }
    assertTrue(closed.get());
  }

  @Test
  void open_encoderOfAnotherDimension_answersByWordsWithANote() {
    SmallShop.builder(folder).encoder(new TrigramEncoder()).build();
    AtomicBoolean closed = new AtomicBoolean();
    OpenOptions options = OpenOptions.defaults().withEncoder(new ClosableEncoder(31, closed));
    try (ShoppingGuide guide = ShoppingGuide.open(folder, options)) {
      assertTrue(!closed.get(), "another generation may fit it");
      Answer answer = guide.ask("headphones", guestOf(guide));
      assertEquals(8, answer.recommendations().size());
      assertEquals(1, answer.notes().size());
    }
    assertTrue(closed.get());
  }

  /** The trigram encoder, with any claim about its dimension, that notes its end. */
  private record ClosableEncoder(int dimension, AtomicBoolean closed) implements TextEncoder {
    @Override
    public String specification() {
      return new TrigramEncoder().specification();
    }

    @Override
    public float[] encode(String text) {
      return new TrigramEncoder().encode(text);
    }

    @Override
    public void close() {
      closed.set(true);
    }
  }

  private static Session guestOf(ShoppingGuide guide) {
    return guide.newSession(Shopper.anonymous());
  }

  @Test
  void similarAndRecommend_encoderGone_stillUseTheProductsVectors() {
    try (ShoppingGuide guide = open(new RecordingMonitor())) {
      List<Recommendation> similar = guide.similar("h5", 10);
      assertEquals("h6", similar.getFirst().product().id(), "Tide and Tide Mini read alike");
      assertTrue(partsOf(similar.getFirst()).contains("meaning"));
      List<Recommendation> recommended = guide.recommend(Shopper.of("dan"), 10);
      assertTrue(recommended.stream().allMatch(r -> partsOf(r).contains("meaning")));
      for (Recommendation each : recommended) {
        double sum =
            each.explanation().contributions().stream().mapToDouble(Contribution::value).sum();
        assertEquals(each.score(), sum, 1e-5);
        assertTrue(!each.explanation().sentence(Locale.CHINESE).isEmpty());
      }
      assertEquals(10, recommended.size());
    }
  }

  private static List<String> partsOf(Recommendation recommendation) {
    return recommendation.explanation().contributions().stream().map(Contribution::name).toList();
  }

  @Test
  void build_encoder_isUsedButNotClosedAndIndexesEveryProduct() {
    AtomicBoolean closed = new AtomicBoolean();
    TextEncoder encoder = new ClosableEncoder(32, closed);
    SmallShop.builder(folder).encoder(encoder).build();
    assertTrue(!closed.get());
    Path generation = folder.resolve("generations/000001");
    assertEquals("test:trigrams", Manifest.readAndVerify(generation).encoder());
    try (VectorIndex index = VectorIndex.open(generation.resolve("vectors/meaning"))) {
      VectorQuery tide = index.query(encoder.encode("Auralis Tide Headphones"));
      int[] nearest = tide.nearest(30);
      assertEquals(30, Arrays.stream(nearest).distinct().count());
      assertEquals(1, tide.similarity(nearest[0]), 1e-5);
    }
  }

  @Test
  void build_twiceWithTheEncoder_answersAlike() {
    List<String> first;
    try (ShoppingGuide guide = open(new RecordingMonitor())) {
      first = ids(guide.similar("s1", 20));
    }
    try (ShoppingGuide guide = open(new RecordingMonitor())) {
      assertEquals(2, guide.info().generation());
      assertEquals(first, ids(guide.similar("s1", 20)));
    }
  }
}

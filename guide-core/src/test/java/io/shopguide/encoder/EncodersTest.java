package io.shopguide.encoder;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EncodersTest {
  private static final String MINILM = "all-minilm-l6-v2-q";

  private static TextEncoder encoder;

  @BeforeAll
  static void open() {
    encoder = Encoders.resource(MINILM);
  }

  @AfterAll
  static void close() {
    encoder.close();
  }

  @Test
  void encode_relatedTexts_areNearerThanUnrelatedOnes() {
    double related = dot(encoder.encode("running shoes"), encoder.encode("sneakers for jogging"));
    double unrelated = dot(encoder.encode("running shoes"), encoder.encode("laser printer toner"));
    assertTrue(related > unrelated + 0.2, related + " against " + unrelated);
  }

  @Test
  void encode_anyText_hasUnitLength() {
    for (String text : List.of("a", "蓝牙耳机", "word ".repeat(5_000), "\uD800", "🎧")) {
      float[] vector = encoder.encode(text);
      assertEquals(encoder.dimension(), vector.length);
      assertEquals(1, dot(vector, vector), 1e-5, text);
    }
  }

  @Test
  void encode_manyThreads_givesTheVectorsOfOneThread() throws Exception {
    List<String> texts = IntStream.range(0, 40).mapToObj(i -> "product number " + i).toList();
    List<float[]> alone = texts.stream().map(encoder::encode).toList();
    try (ExecutorService pool = Executors.newFixedThreadPool(4)) {
      List<Future<float[]>> together =
          pool.invokeAll(
              texts.stream().map(t -> (Callable<float[]>) () -> encoder.encode(t)).toList());
      for (int i = 0; i < texts.size(); i++) {
        assertArrayEquals(alone.get(i), together.get(i).get());
      }
    }
  }

  @Test
  void open_ownSpecification_givesTheSameEncoder() {
    try (TextEncoder again = Encoders.open(encoder.specification())) {
      assertArrayEquals(encoder.encode("laptop bag"), again.encode("laptop bag"));
    }
  }

  @Test
  void open_unknownSpecificationOrModel_saysWhatHelps() {
    for (String bad : List.of("", "resource", "resource:x", "zoo:x:mean", "resource:x:max")) {
      EncoderException e = assertThrows(EncoderException.class, () -> Encoders.open(bad));
      assertTrue(e.getMessage().contains("expected resource:NAME"), e.getMessage());
    }
    EncoderException e =
        assertThrows(EncoderException.class, () -> Encoders.resource("no-such-model"));
    assertTrue(e.getMessage().contains("no-such-model.onnx"), e.getMessage());
  }

  @Test
  void files_damaged_areNamedWithARemedy(@TempDir Path folder) throws IOException {
    Path garbage = Files.writeString(folder.resolve("garbage.bin"), "{\"no\": \"model\"}");
    Path tokenizer = folder.resolve("tokenizer.json");
    try (InputStream in = ClassLoader.getSystemResourceAsStream(MINILM + "-tokenizer.json")) {
      Files.copy(in, tokenizer);
    }
    assertRefused("the tokenizer " + garbage, "tokenizer.json", garbage, garbage);
    assertRefused("the model " + garbage, "complete ONNX file", garbage, tokenizer);
  }

  private static void assertRefused(String what, String remedy, Path model, Path tokenizer) {
    EncoderException e =
        assertThrows(
            EncoderException.class, () -> Encoders.files(model, tokenizer, Pooling.MEAN).close());
    assertTrue(e.getMessage().startsWith("Cannot open " + what + ": "), e.getMessage());
    assertTrue(e.getMessage().contains(remedy), e.getMessage());
  }

  @Test
  void resource_opened_hasOptedOutOfTracking() {
    String environment = System.getenv("OPT_OUT_TRACKING");
    String property = System.getProperty("OPT_OUT_TRACKING");
    assertEquals("true", environment == null ? property : environment);
  }

  @Test
  void encode_afterClose_isRefused() {
    TextEncoder closed = Encoders.resource(MINILM);
    closed.close();
    closed.close();
    assertThrows(EncoderException.class, () -> closed.encode("laptop"));
  }

  @Test
  void cache_returnsTheSameVectorAndKeepsItsCopy() {
    CachingEncoder cache = new CachingEncoder(encoder, 2);
    float[] first = cache.encode("usb stick");
    float[] expected = first.clone();
    first[0] = 42;
    assertArrayEquals(expected, cache.encode("usb stick"));
    cache.encode("a");
    cache.encode("b");
    assertArrayEquals(expected, cache.encode("usb stick"));
  }

  @Test
  void cache_longTextsAndAfterClose_keepsNothing() {
    CountingEncoder counting = new CountingEncoder();
    CachingEncoder cache = new CachingEncoder(counting, 8);
    String longText = "word ".repeat(100);
    cache.encode(longText);
    cache.encode(longText);
    cache.encode("short");
    cache.encode("short");
    assertEquals(3, counting.calls);
    assertEquals(new CachingEncoder.Statistics(1, 1), cache.statistics());
    cache.close();
    cache.encode("short");
    assertEquals(4, counting.calls);
  }

  @Test
  void encodeAll_storedAndSingleVectors_areTheSame() {
    List<String> texts = List.of("usb stick", "a much longer text about noise cancelling", "蓝牙");
    List<float[]> together = encoder.encodeAll(texts);
    try (CachingEncoder cache = new CachingEncoder(Encoders.resource(MINILM), 2)) {
      for (int i = 0; i < texts.size(); i++) {
        assertArrayEquals(together.get(i), encoder.encode(texts.get(i)));
        assertArrayEquals(together.get(i), cache.encode(texts.get(i)));
        assertArrayEquals(together.get(i), cache.encode(texts.get(i)));
      }
    }
  }

  @Test
  void byScript_textsOfBothScripts_haveTheirOwnPartOfTheVector() {
    try (TextEncoder joined =
            Encoders.byScript(Encoders.resource(MINILM), Encoders.resource("bge-small-zh-v15-q"));
        TextEncoder again = Encoders.open(joined.specification())) {
      assertEquals(384 + 512, joined.dimension());
      float[] english = joined.encode("bluetooth headphones");
      float[] chinese = joined.encode("sony 蓝牙耳机");
      assertEquals(0, dot(english, chinese));
      assertEquals(1, dot(chinese, chinese), 1e-5);
      assertTrue(dot(chinese, joined.encode("无线耳机")) > 0.5);
      assertArrayEquals(encoder.encode("bluetooth headphones"), Arrays.copyOf(english, 384));
      assertArrayEquals(chinese, again.encode("sony 蓝牙耳机"));
    }
    for (String bad : List.of("script:x:y", "script:999:a|b", "script:-1:|", "script:1:a:b")) {
      assertThrows(EncoderException.class, () -> Encoders.open(bad));
    }
  }

  @Test
  void djl_folder_givesNearlyTheVectorsOfTheResource(@TempDir Path folder) throws IOException {
    ModelFiles files = ModelFiles.resource(MINILM);
    Files.write(folder.resolve(folder.getFileName() + ".onnx"), files.readModel());
    Files.write(folder.resolve("tokenizer.json"), files.readTokenizer());
    try (TextEncoder zoo = Encoders.djl("OnnxRuntime", folder.toUri().toString(), Pooling.MEAN);
        TextEncoder again = Encoders.open(zoo.specification())) {
      float[] vector = zoo.encode("running shoes");
      assertEquals(1, dot(vector, encoder.encode("running shoes")), 1e-3);
      assertArrayEquals(vector, again.encode("running shoes"));
    }
    EncoderException e =
        assertThrows(
            EncoderException.class,
            () -> Encoders.djl("OnnxRuntime", "file:/no/such/folder", Pooling.MEAN));
    assertTrue(e.getMessage().contains("file:/no/such/folder"), e.getMessage());
  }

  private static final class CountingEncoder implements TextEncoder {
    private int calls;

    @Override
    public String specification() {
      return "resource:counting:mean";
    }

    @Override
    public int dimension() {
      return 1;
    }

    @Override
    public float[] encode(String text) {
      calls++;
      return new float[] {1};
    }

    @Override
    public void close() {}
  }

  private static double dot(float[] a, float[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += (double) a[i] * b[i];
    }
    return sum;
  }
}

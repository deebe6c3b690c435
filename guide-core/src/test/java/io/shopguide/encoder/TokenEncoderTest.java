package io.shopguide.encoder;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
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

class TokenEncoderTest {
  private static final String MINILM = "all-minilm-l6-v2-q";
  private static final int WIDTH = 384;
  private static final List<String> WORDS = List.of("red", "waterproof", "shoes");

  private static TokenEncoder encoder;

  @BeforeAll
  static void open() {
    encoder = Encoders.tokenStates(MINILM, 2, 4, 6);
  }

  @AfterAll
  static void close() {
    encoder.close();
  }

  private static float[] states(TokenEncoder encoder, List<String> words) {
    float[] states = new float[words.size() * encoder.dimension()];
    encoder.encode(words, states);
    return states;
  }

  @Test
  void encode_severalLayers_standSideBySide() {
    assertEquals(3 * WIDTH, encoder.dimension());
    float[] joined = states(encoder, WORDS);
    int[] layers = {2, 4, 6};
    for (int l = 0; l < layers.length; l++) {
      try (TokenEncoder single = Encoders.tokenStates(MINILM, layers[l])) {
        float[] alone = states(single, WORDS);
        for (int word = 0; word < WORDS.size(); word++) {
          int from = word * encoder.dimension() + l * WIDTH;
          assertArrayEquals(
              Arrays.copyOfRange(alone, word * WIDTH, (word + 1) * WIDTH),
              Arrays.copyOfRange(joined, from, from + WIDTH),
              1e-5f);
        }
      }
    }
  }

  @Test
  void encode_lastLayer_poolsToTheVectorOfTheText() {
    // Not equal: the text's vector is also the mean of the special tokens around it.
    List<String> words = List.of("red", "running", "shoes");
    try (TokenEncoder last = Encoders.tokenStates(MINILM);
        TextEncoder text = Encoders.resource(MINILM)) {
      float[] states = states(last, words);
      float[] mean = Pooling.MEAN.pool(states, words.size());
      float[] vector = text.encode("red running shoes");
      double cosine = 0;
      for (int d = 0; d < vector.length; d++) {
        cosine += mean[d] * vector[d];
      }
      assertTrue(cosine > 0.9, "cosine " + cosine);
    }
  }

  @Test
  void text_sameSession_givesTheVectorsOfTheTextEncoder() {
    List<String> texts =
        List.of("red running shoes", "jack &  jones\tt-shirt, 50%", "红色 shoes", " ");
    try (TextEncoder own = Encoders.resource(MINILM)) {
      TextEncoder view = encoder.text(Pooling.MEAN).orElseThrow();
      assertEquals(own.specification(), view.specification());
      assertEquals(own.dimension(), view.dimension());
      for (String text : texts) {
        // Other outputs make the runtime fuse other operations, whose rounding quantization widens.
        assertArrayEquals(own.encode(text), view.encode(text), 5e-3f, text);
      }
      view.close();
      assertEquals(own.dimension(), view.encode("still open").length);
    }
  }

  @Test
  void text_lastLayerNotWanted_isAbsent() {
    try (TokenEncoder lower = Encoders.tokenStates(MINILM, 2, 4)) {
      assertTrue(lower.text(Pooling.MEAN).isEmpty());
      EncodedText encoded = lower.encode(WORDS);
      assertThrows(IllegalStateException.class, () -> encoded.vector(Pooling.MEAN));
    }
  }

  @Test
  void encodedWords_severalReaders_askAnEncoderOnce() {
    EncodedWords words = EncodedWords.of(WORDS);
    String text = encoder.text(Pooling.FIRST).orElseThrow().specification();
    assertTrue(words.vector(text).isEmpty(), "no encoder was asked yet");
    EncodedText first = words.by(encoder);
    assertSame(first, words.by(encoder));
    assertArrayEquals(first.vector(Pooling.FIRST), words.vector(text).orElseThrow());
    assertTrue(words.vector("resource:other:mean").isEmpty());
    float[] states = new float[WORDS.size() * encoder.dimension()];
    first.copyStates(states);
    assertArrayEquals(states(encoder, WORDS), states);
  }

  @Test
  void encode_sameWordInOtherCompany_differs() {
    float[] fruit = states(encoder, List.of("apple", "juice"));
    float[] brand = states(encoder, List.of("apple", "laptop"));
    float[] again = states(encoder, List.of("apple", "juice"));
    assertArrayEquals(fruit, again);
    assertFalse(Arrays.equals(fruit, 0, WIDTH, brand, 0, WIDTH));
  }

  @Test
  void encode_manyThreads_givesTheStatesOfOneThread() throws Exception {
    List<List<String>> texts =
        IntStream.range(0, 40).mapToObj(i -> List.of("product", "number", "n" + i)).toList();
    List<float[]> alone = texts.stream().map(t -> states(encoder, t)).toList();
    try (ExecutorService pool = Executors.newFixedThreadPool(4)) {
      List<Future<float[]>> together =
          pool.invokeAll(
              texts.stream().map(t -> (Callable<float[]>) () -> states(encoder, t)).toList());
      for (int i = 0; i < texts.size(); i++) {
        assertArrayEquals(alone.get(i), together.get(i).get());
      }
    }
  }

  @Test
  void encode_hostileWords_areBounded() {
    List<String> words = Collections.nCopies(5_000, "waterproofing");
    float[] states = states(encoder, words);
    int lastRow = (words.size() - 1) * encoder.dimension();
    assertTrue(allZero(Arrays.copyOfRange(states, lastRow, states.length)));
    assertFalse(allZero(Arrays.copyOfRange(states, 0, WIDTH)));
    for (String word : List.of("", " ", "\uD800", "\u0000", "x".repeat(1_000_000), "🎧")) {
      assertFalse(allZero(states(encoder, List.of(word))), "a state for " + word.length());
    }
    encoder.encode(List.of(), new float[0]);
  }

  @Test
  void encode_arrayTooShort_isRefused() {
    IllegalArgumentException e =
        assertThrows(
            IllegalArgumentException.class, () -> encoder.encode(WORDS, new float[3 * WIDTH]));
    assertTrue(e.getMessage().contains("3 words need 3456 values"), e.getMessage());
  }

  @Test
  void encode_chinese_takesCharactersAsWords() {
    try (TokenEncoder chinese = Encoders.tokenStates("bge-small-zh-v15-q", 2, 4)) {
      List<String> characters = List.of("红", "色", "跑", "鞋");
      float[] states = states(chinese, characters);
      assertEquals(4 * chinese.dimension(), states.length);
      assertEquals(2 * 512, chinese.dimension());
      assertFalse(allZero(Arrays.copyOfRange(states, 3 * chinese.dimension(), states.length)));
    }
  }

  @Test
  void openTokenStates_ownSpecification_givesTheSameEncoder() {
    assertEquals("resource:" + MINILM + ":2+4+6", encoder.specification());
    try (TokenEncoder again = Encoders.openTokenStates(encoder.specification())) {
      assertArrayEquals(states(encoder, WORDS), states(again, WORDS));
    }
    for (String bad : List.of("", "resource:x", "resource:x:a+b", "djl:x:1", "zoo:x:1")) {
      EncoderException e =
          assertThrows(EncoderException.class, () -> Encoders.openTokenStates(bad));
      assertTrue(e.getMessage().contains("expected resource:NAME"), e.getMessage());
    }
  }

  @Test
  void tokenStates_layerThatIsNotThere_saysWhichThereAre() {
    EncoderException e =
        assertThrows(EncoderException.class, () -> Encoders.tokenStates(MINILM, 7));
    assertTrue(e.getMessage().contains("no layer 7"), e.getMessage());
    assertTrue(e.getMessage().contains("1 to 6"), e.getMessage());
  }

  @Test
  void tokenStates_truncatedFile_isRefusedWithItsName(@TempDir Path folder) throws IOException {
    ModelFiles whole = ModelFiles.resource(MINILM);
    byte[] bytes = whole.readModel();
    Path model = folder.resolve("model.onnx");
    Path tokenizer = Files.write(folder.resolve("tokenizer.json"), whole.readTokenizer());
    for (int length : List.of(0, 1, 10_000, bytes.length / 2, bytes.length - 1)) {
      Files.write(model, Arrays.copyOf(bytes, length));
      EncoderException e =
          assertThrows(
              EncoderException.class,
              () -> Encoders.tokenStates(ModelFiles.files(model, tokenizer)));
      assertTrue(e.getMessage().contains(model.toString()), e.getMessage());
      assertTrue(e.getMessage().contains("complete ONNX file"), e.getMessage());
    }
  }

  @Test
  void encode_afterClose_isRefused() {
    TokenEncoder closed = Encoders.tokenStates(MINILM);
    closed.close();
    closed.close();
    assertThrows(EncoderException.class, () -> closed.encode(WORDS, new float[3 * WIDTH]));
  }

  private static boolean allZero(float[] values) {
    for (float value : values) {
      if (value != 0) {
        return false;
      }
    }
    return true;
  }
}

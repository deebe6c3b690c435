package io.shopguide.encoder.tuning;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.shopguide.encoder.Encoders;
import io.shopguide.encoder.ModelFiles;
import io.shopguide.encoder.TokenEncoder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FineTuningTest {
  private static final ModelFiles MINILM = ModelFiles.resource("all-minilm-l6-v2");
  private static final ModelFiles QUANTIZED = ModelFiles.resource("all-minilm-l6-v2-q");
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-11-24T00:00:00Z"), ZoneOffset.UTC);

  @TempDir Path folder;

  /** Colour, product: a language small enough to learn in seconds. */
  private static List<LabelledWords> queries(List<String> colors, List<String> products) {
    List<LabelledWords> queries = new ArrayList<>();
    for (String color : colors) {
      for (String product : products) {
        List<String> type = List.of(product, "case");
        queries.add(
            new LabelledWords(
                List.of(color, type.get(0), type.get(1)), List.of("B-color", "B-type", "I-type")));
        queries.add(new LabelledWords(List.of(product, color), List.of("B-type", "B-color")));
      }
    }
    return queries;
  }

  private static final List<LabelledWords> TRAINING =
      queries(
          List.of("red", "green", "white", "black", "pink", "grey"),
          List.of("phone", "laptop", "guitar", "pencil", "shirt", "tent"));
  private static final List<LabelledWords> DEVELOPMENT =
      queries(List.of("blue", "yellow", "purple"), List.of("camera", "jacket", "violin"));

  private static FineTuning tuning() {
    return FineTuning.of(MINILM)
        .training(TRAINING)
        .development(DEVELOPMENT)
        .epochs(3)
        .seed(5)
        .clock(CLOCK);
  }

  @Test
  void run_smallLanguage_isLearntAndKeptInEightBits() {
    Path out = folder.resolve("tagger");
    List<TuningProgress> heard = new ArrayList<>();
    TuningReport report = tuning().quantized(QUANTIZED).epochs(8).onProgress(heard::add).run(out);
    assertTrue(report.agreement() < 1e-5, "agreement " + report.agreement());
    assertTrue(report.tuned().f1() > 0.95, report.toString());
    assertTrue(report.written().f1() > 0.95, report.toString());
    assertTrue(heard.get(heard.size() - 1).loss() < heard.get(0).loss() / 2, heard.toString());
    try (TunedTagger tagger = TunedTagger.open(out)) {
      assertEquals(report.written(), tagger.score(DEVELOPMENT));
      assertEquals(
          List.of("B-color", "B-type", "I-type"), tagger.tag(List.of("orange", "trumpet", "case")));
      assertEquals(List.of("B-color", "B-type", "I-type", "O"), tagger.tags());
      assertEquals(List.of(), tagger.tag(List.of()));
    }
    String card = read(out.resolve("card.txt"));
    assertTrue(card.contains("date = 2026-11-24T00:00:00Z\n"), card);
    assertTrue(card.contains("training.sha256 = " + ModelCard.hash(TRAINING) + "\n"), card);
    assertEquals(QUANTIZED.readModel().length, size(out.resolve("model.onnx")));
  }

  @Test
  void run_untouchedWeights_giveTheSameStatesAfterTheRoundTrip() throws IOException {
    byte[] original = MINILM.readModel();
    BertTensors tensors = new BertTensors("MiniLM", original.clone());
    List<Parameter> parameters = tensors.parameters(List.of(0, 100, 2_000), 1e-4f);
    tensors.write(parameters);
    assertArrayEquals(original, tensors.file());
    parameters.forEach(parameter -> parameter.values[0] += 1);
    tensors.write(parameters);
    Path changed = Files.write(folder.resolve("changed.onnx"), tensors.file());
    parameters.forEach(parameter -> parameter.values[0] -= 1);
    tensors.write(parameters);
    Path restored = Files.write(folder.resolve("restored.onnx"), tensors.file());
    Path tokenizer = Files.write(folder.resolve("t.json"), MINILM.readTokenizer());
    float[] before = states(MINILM);
    assertArrayEquals(before, states(ModelFiles.files(restored, tokenizer)), 4e-6f);
    float[] other = states(ModelFiles.files(changed, tokenizer));
    double greatest = 0;
    for (int i = 0; i < before.length; i++) {
      greatest = Math.max(greatest, Math.abs(before[i] - other[i]));
    }
    assertTrue(greatest > 1e-3, "a change of every weight's first value is seen");
  }

  private static float[] states(ModelFiles files) {
    try (TokenEncoder encoder = Encoders.tokenStates(files)) {
      List<String> words = List.of("waterproof", "hiking", "boots", "size", "43");
      float[] states = new float[words.size() * encoder.dimension()];
      encoder.encode(words, states);
      return states;
    }
  }

  @Test
  void run_resumedAfterCancellation_givesTheSameModel() {
    Path whole = folder.resolve("whole");
    tuning().run(whole);
    Path parts = folder.resolve("parts");
    AtomicBoolean cancelled = new AtomicBoolean();
    FineTuning resumable = tuning().checkpoints(folder);
    // Cancelled in the middle of the second epoch, whose first steps are lost.
    resumable.onProgress(p -> cancelled.set(p.epoch() == 1 && !Double.isNaN(p.developmentF1())));
    resumable.cancelWhen(cancelled::get);
    assertThrows(CancellationException.class, () -> resumable.run(parts));
    assertFalse(Files.exists(parts));
    TuningReport report = tuning().checkpoints(folder).run(parts);
    assertEquals(3, report.epochs());
    assertArrayEquals(bytes(whole.resolve("model.onnx")), bytes(parts.resolve("model.onnx")));
    assertArrayEquals(bytes(whole.resolve("head.bin")), bytes(parts.resolve("head.bin")));
  }

  @Test
  void run_checkpointOfAnotherTraining_isRefused() throws IOException {
    tuning().epochs(1).checkpoints(folder).run(folder.resolve("first"));
    TuningException other =
        assertThrows(
            TuningException.class,
            () -> tuning().epochs(1).seed(6).checkpoints(folder).run(folder.resolve("second")));
    assertTrue(other.getMessage().contains("other data, settings or model"), other.getMessage());
    Path checkpoint = folder.resolve("tuning.checkpoint");
    byte[] bytes = bytes(checkpoint);
    bytes[bytes.length / 2] ^= 1;
    Files.write(checkpoint, bytes);
    TuningException damaged =
        assertThrows(
            TuningException.class,
            () -> tuning().epochs(1).checkpoints(folder).run(folder.resolve("second")));
    assertTrue(damaged.getMessage().contains("checksum"), damaged.getMessage());
    TuningException again =
        assertThrows(TuningException.class, () -> tuning().run(folder.resolve("first")));
    assertTrue(again.getMessage().contains("holds a model already"), again.getMessage());
  }

  @Test
  void run_modelThatCannotBeTuned_isRefusedWithTheRemedy() {
    TuningException quantized =
        assertThrows(
            TuningException.class,
            () ->
                FineTuning.of(QUANTIZED)
                    .training(TRAINING)
                    .development(DEVELOPMENT)
                    .run(folder.resolve("out")));
    assertTrue(quantized.getMessage().contains("full-precision"), quantized.getMessage());
    assertThrows(
        IllegalArgumentException.class,
        () -> FineTuning.of(MINILM).training(TRAINING).run(folder.resolve("out")));
    assertThrows(IllegalArgumentException.class, () -> tuning().epochs(0));
    assertThrows(IllegalArgumentException.class, () -> tuning().learningRate(0));
  }

  @Test
  void labelledWords_unusableTags_areNamed() {
    for (String tag : List.of("", "B-", "X-color", "color", "b-color")) {
      IllegalArgumentException e =
          assertThrows(
              IllegalArgumentException.class,
              () -> new LabelledWords(List.of("red"), List.of(tag)));
      assertTrue(e.getMessage().contains("'" + tag + "' of the word 'red'"), e.getMessage());
    }
    assertThrows(
        IllegalArgumentException.class, () -> new LabelledWords(List.of("red"), List.of()));
  }

  private static byte[] bytes(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static long size(Path file) {
    return bytes(file).length;
  }

  private static String read(Path file) {
    return new String(bytes(file), StandardCharsets.UTF_8);
  }
}

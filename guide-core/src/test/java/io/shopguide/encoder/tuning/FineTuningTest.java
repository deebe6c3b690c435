package io.shopguide.encoder.tuning;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.shopguide.encoder.EncodedWords;
import io.shopguide.encoder.EncoderException;
import io.shopguide.encoder.Encoders;
import io.shopguide.encoder.ModelFiles;
import io.shopguide.encoder.TokenEncoder;
import io.shopguide.query.tagger.DataHash;
import io.shopguide.query.tagger.EntityScore;
import io.shopguide.query.tagger.TagSpan;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("long-without-data")
class FineTuningTest {
  private static final ModelFiles MINILM = ModelFiles.resource("all-minilm-l6-v2");
  private static final ModelFiles QUANTIZED = ModelFiles.resource("all-minilm-l6-v2-q");
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-11-24T00:00:00Z"), ZoneOffset.UTC);

  @TempDir Path folder;

  private static FineTuning tuning() {
    return FineTuning.of(MINILM)
        .training(SmallLanguage.TRAINING)
        .development(SmallLanguage.DEVELOPMENT)
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
      assertEquals(report.written(), EntityScore.of(tagger, SmallLanguage.DEVELOPMENT));
      List<TagSpan> found = tagger.tag(List.of("orange", "trumpet", "case"));
      assertEquals(List.of("color", "type"), found.stream().map(TagSpan::type).toList());
      assertEquals(3, found.get(1).end());
      found.forEach(span -> assertTrue(span.confidence() > 0.5, span.toString()));
      assertEquals(List.of("B-color", "B-type", "I-type", "O"), tagger.tags());
      assertEquals(List.of(), tagger.tag(List.of()));
      assertEquals(0, tagger.probabilities(EncodedWords.of(List.of())).length);
    }
    String card = read(out.resolve("card.txt"));
    assertTrue(card.contains("date = 2026-11-24T00:00:00Z\n"), card);
    assertTrue(
        card.contains("training.sha256 = " + DataHash.of(SmallLanguage.TRAINING) + "\n"), card);
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
                    .training(SmallLanguage.TRAINING)
                    .development(SmallLanguage.DEVELOPMENT)
                    .run(folder.resolve("out")));
    assertTrue(quantized.getMessage().contains("full-precision"), quantized.getMessage());
    assertThrows(
        IllegalArgumentException.class,
        () -> FineTuning.of(MINILM).training(SmallLanguage.TRAINING).run(folder.resolve("out")));
    assertThrows(IllegalArgumentException.class, () -> tuning().epochs(0));
    assertThrows(IllegalArgumentException.class, () -> tuning().learningRate(0));
  }

  @Test
  void open_filesOfAKilledCopy_areRefusedWithTheirNames() throws IOException {
    Path whole = folder.resolve("whole");
    tuning().quantized(QUANTIZED).epochs(1).run(whole);
    assertFalse(Files.exists(folder.resolve("whole.unfinished")));
    for (String name : List.of("head.bin", "model.onnx", "tokenizer.json")) {
      byte[] bytes = bytes(whole.resolve(name));
      for (int length : List.of(0, 3, bytes.length / 2, bytes.length - 1)) {
        Files.write(whole.resolve(name), Arrays.copyOf(bytes, length));
        RuntimeException e = assertThrows(RuntimeException.class, () -> TunedTagger.open(whole));
        assertTrue(e instanceof TuningException || e instanceof EncoderException, e.toString());
        assertTrue(e.getMessage().contains(whole.resolve(name).toString()), e.getMessage());
      }
      Files.delete(whole.resolve(name));
      assertThrows(RuntimeException.class, () -> TunedTagger.open(whole));
      Files.write(whole.resolve(name), bytes);
    }
    TunedTagger.open(whole).close();
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

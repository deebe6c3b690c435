package io.shopguide.benchmarks.parser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import io.shopguide.benchmarks.Arguments;
import io.shopguide.encoder.Encoders;
import io.shopguide.encoder.TextEncoder;
import io.shopguide.encoder.TokenEncoder;
import io.shopguide.query.intent.IntentTraining;
import io.shopguide.query.intent.LabelledText;
import io.shopguide.query.tagger.TagSpan;
import io.shopguide.query.tagger.TaggedSequence;
import io.shopguide.query.tagger.TaggerTrainer;
import io.shopguide.query.tagger.TokenStates;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("long-without-data")
class ParserEvaluationTest {
  private static final String MINILM = "all-minilm-l6-v2-q";
  private static final List<String> THINGS = List.of("lamp", "desk", "shoes", "tent");

  @TempDir Path folder;

  private Path tagger() {
    List<TaggedSequence> sequences = new ArrayList<>();
    try (TokenEncoder encoder = Encoders.tokenStates(MINILM, 2, 4, 6)) {
      for (String thing : THINGS) {
        List<String> words = List.of("red", thing);
        float[] states = new float[2 * encoder.dimension()];
        encoder.encode(words, states);
        sequences.add(
            new TaggedSequence(words, List.of(new TagSpan(0, 1, "color", 1)))
                .withStates(TokenStates.of(encoder.dimension(), states)));
      }
    }
    Path file = folder.resolve("tagger");
    TaggerTrainer.create().train(sequences, sequences).save(file);
    return file;
  }

  private Path intents() {
    List<LabelledText> texts = new ArrayList<>();
    for (String thing : THINGS) {
      texts.add(new LabelledText("a red " + thing, "find"));
      texts.add(new LabelledText("where is my " + thing, "order"));
    }
    Path file = folder.resolve("intents");
    try (TextEncoder encoder = Encoders.resource(MINILM)) {
      new IntentTraining(texts).encoders(List.of(encoder)).epochs(20).run().save(file);
    }
    return file;
  }

  private JsonObject run(String... more) throws IOException {
    Path queries = Files.writeString(folder.resolve("queries.txt"), "red lamp\nblue tent under 50");
    List<String> arguments =
        new ArrayList<>(List.of("queries=" + queries, "lexicon=1000", "warmup=0"));
    arguments.addAll(List.of(more));
    PrintStream silence =
        new PrintStream(OutputStream.nullOutputStream(), true, StandardCharsets.UTF_8);
    return new ParserEvaluation().run(Arguments.parse(arguments), silence);
  }

  @Test
  void run_encoderWithTaggerAndIntents_isTimedBesideTheEncoderAlone() throws IOException {
    JsonObject figures = run("encoder=" + MINILM, "tagger=" + tagger(), "intents=" + intents());
    assertEquals("tagger of states, intents", figures.get("models").getAsString());
    assertEquals("resource:" + MINILM, figures.get("encoder").getAsString());
    double parse = figures.get("learned_p50_ms").getAsDouble();
    double alone = figures.get("encoder_alone_p50_ms").getAsDouble();
    assertTrue(parse > 0 && alone > 0);
    assertEquals(parse / alone, figures.get("ratio_p50").getAsDouble(), 0.05);
    assertTrue(figures.get("learned_p99_ms").getAsDouble() >= parse);
  }

  @Test
  void run_noModels_timesTheRulesAlone() throws IOException {
    JsonObject figures = run("encoder=none");
    assertTrue(figures.get("p50_us").getAsDouble() > 0);
    assertFalse(figures.has("learned_p50_ms"));
  }

  @Test
  void run_taggerWithoutItsEncoder_saysWhatToDo() {
    Path tagger = tagger();
    String message =
        assertThrows(IllegalArgumentException.class, () -> run("tagger=" + tagger)).getMessage();
    assertTrue(message.contains("encoder=NAME"), message);
  }
}

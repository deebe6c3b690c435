package io.shopguide.query.intent;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.shopguide.encoder.TextEncoder;
import io.shopguide.model.ModelFormatException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IntentTrainingTest {
  private static final List<String> THINGS =
      List.of("shoes", "a lamp", "headphones", "a kettle", "socks", "a desk", "a phone", "gloves");

  @TempDir private Path folder;

  private static List<LabelledText> texts() {
    List<LabelledText> texts = new ArrayList<>();
    for (String thing : THINGS) {
      texts.add(new LabelledText("i want to buy " + thing, "find"));
      texts.add(new LabelledText("please show me " + thing, "find"));
      texts.add(new LabelledText("where is my order of " + thing, "order"));
      texts.add(new LabelledText("i would like to send back " + thing, "order"));
      texts.add(new LabelledText("hello and good morning to you", "greeting"));
    }
    texts.add(new LabelledText("quantum chromodynamics explained briefly", "oos"));
    texts.add(new LabelledText("who won yesterday's football match", "oos"));
    return texts;
  }

  private static IntentTraining training() {
    return new IntentTraining(texts()).epochs(60).clock(() -> Instant.EPOCH);
  }

  private static IntentClassifier classifier(IntentModel model) {
    return new IntentClassifier(model, List.of());
  }

  @Test
  void run_separableTexts_areToldApart() {
    IntentClassifier classifier = classifier(training().run());

    assertEquals("find", classifier.predict("show me a toaster").label());
    assertEquals("order", classifier.predict("where is my order of gloves").label());
    assertEquals("greeting", classifier.predict("good morning").label());
    assertTrue(classifier.predict("i want to buy socks").isInScope());
    assertFalse(classifier.predict("tectonic plates drift apart slowly").isInScope());
  }

  @Test
  void run_sameSeed_makesEqualFiles() throws IOException {
    training().run().save(folder.resolve("a"));
    training().run().save(folder.resolve("b"));
    training().seed(2).run().save(folder.resolve("c"));

    assertEquals(-1, Files.mismatch(folder.resolve("a"), folder.resolve("b")));
    assertNotEquals(-1, Files.mismatch(folder.resolve("a"), folder.resolve("c")));
  }

  @Test
  void open_savedModel_predictsTheSame() {
    IntentModel model = training().encoders(List.of(new LetterEncoder())).run();
    Path file = folder.resolve("model");
    model.save(file);
    IntentModel opened = IntentModel.open(file);

    assertEquals(model.card(), opened.card());
    assertEquals(List.of("letters"), opened.encoders());
    IntentClassifier before = new IntentClassifier(model, List.of(new LetterEncoder()));
    IntentClassifier after = new IntentClassifier(opened, List.of(new LetterEncoder()));
    for (LabelledText text : texts()) {
      IntentPrediction expected = before.predict(text.text());
      IntentPrediction found = after.predict(text.text());
      assertEquals(expected.label(), found.label());
      assertEquals(expected.confidence(), found.confidence(), 1e-2); // weights are kept in 16 bits
    }
  }

  @Test
  void open_damagedFiles_areRefused() throws IOException {
    Path file = folder.resolve("model");
    training().run().save(file);
    byte[] bytes = Files.readAllBytes(file);
    Random random = new Random(1);
    for (int i = 0; i < 200; i++) {
      byte[] damaged = bytes.clone();
      damaged[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
      Files.write(file, damaged);
      assertThrows(ModelFormatException.class, () -> IntentModel.open(file));
    }
    Files.write(file, new byte[10]);
    assertThrows(ModelFormatException.class, () -> IntentModel.open(file));
  }

  @Test
  void run_cancelled_stops() {
    assertThrows(CancellationException.class, () -> training().cancelledBy(() -> true).run());
  }

  @Test
  void newTraining_oneIntent_isRefused() {
    List<LabelledText> one = List.of(new LabelledText("a", "x"), new LabelledText("b", "oos"));

    assertThrows(IllegalArgumentException.class, () -> new IntentTraining(one));
  }

  @Test
  void newClassifier_otherEncoders_isRefused() {
    IntentModel model = training().encoders(List.of(new LetterEncoder())).run();

    assertThrows(IllegalArgumentException.class, () -> classifier(model));
  }

  @Test
  void trainer_gradient_agreesWithDifferences() {
    Random random = new Random(5);
    List<TextValues> texts = new ArrayList<>();
    int[] labels = new int[20];
    for (int i = 0; i < labels.length; i++) {
      float[] dense = {random.nextFloat(), random.nextFloat(), random.nextFloat()};
      texts.add(new TextValues(dense, new int[] {random.nextInt(4)}, 1));
      labels[i] = random.nextInt(3);
    }
    Examples examples = new Examples(texts, labels);
    Softmax softmax = new Softmax(7, 3);
    for (int i = 0; i < softmax.weights.length; i++) {
      softmax.weights[i] = random.nextFloat() - 0.5f;
    }
    float[] gradient = new SoftmaxTrainer(examples, softmax.copy(), 1, random).gradient();
    float step = 1e-2f;
    for (int i = 0; i < softmax.weights.length; i++) {
      Softmax up = softmax.copy();
      up.weights[i] += step;
      Softmax down = softmax.copy();
      down.weights[i] -= step;
      double slope = (loss(up, examples) - loss(down, examples)) / (2 * step);
      assertEquals(slope, gradient[i], 1e-4, "weight " + i);
    }
  }

  private static double loss(Softmax softmax, Examples examples) {
    double loss = 0;
    for (int i = 0; i < examples.size(); i++) {
      float[] logits = new float[softmax.labels];
      softmax.score(examples.texts.get(i), logits);
      float own = logits[examples.labels[i]];
      loss += Softmax.normalize(logits, 1) - own;
    }
    return loss / examples.size();
  }

  /** Counts letters. */
  private static final class LetterEncoder implements TextEncoder {
    @Override
    public String specification() {
      return "letters";
    }

    @Override
    public int dimension() {
      return 26;
    }

    @Override
    public float[] encode(String text) {
      float[] counts = new float[26];
      text.chars().filter(c -> c >= 'a' && c <= 'z').forEach(c -> counts[c - 'a']++);
      return counts;
    }

    @Override
    public void close() {}
  }
}

package io.shopguide.query.intent;

import io.shopguide.encoder.TextEncoder;
import io.shopguide.model.ModelFormatException;
import io.shopguide.model.internal.ModelFile;
import io.shopguide.model.internal.ModelInput;
import io.shopguide.model.internal.ModelOutput;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * What was learned from labelled utterances: a softmax over the vectors of encoders, or over words
 * and pairs of neighbours without one, with prototypes and a threshold that tell what is out of
 * scope. Immutable and thread-safe.
 */
public final class IntentModel {
  private static final ModelFile FORMAT =
      new ModelFile("intent model", 0x0A0D544E49475353L, 1); // "SSGINT", carriage return, line feed

  private final List<String> labels;
  private final List<String> encoders; // their specifications
  private final SentenceFeatures features;
  private final Softmax softmax;
  private final Prototypes prototypes;
  private final Rejection rejection;
  private final double temperature;
  private final IntentCard card;

  IntentModel(
      List<String> labels,
      List<String> encoders,
      SentenceFeatures features,
      Softmax softmax,
      Prototypes prototypes,
      Rejection rejection,
      double temperature,
      IntentCard card) {
    this.labels = List.copyOf(labels);
    this.encoders = List.copyOf(encoders);
    this.features = features;
    this.softmax = softmax;
    this.prototypes = prototypes;
    this.rejection = rejection;
    this.temperature = temperature;
    this.card = card;
  }

  /**
   * Reads a model.
   *
   * @param file a file that {@link #save} wrote
   * @return the model
   * @throws ModelFormatException if the file is damaged, of another kind or of a newer version
   * @throws java.io.UncheckedIOException if it cannot be read
   */
  public static IntentModel open(Path file) {
    ModelInput in = FORMAT.read(file);
    IntentCard card = IntentCard.read(in);
    List<String> labels = readTexts(in);
    List<String> encoders = readTexts(in);
    SentenceFeatures features = SentenceFeatures.read(in);
    Softmax softmax = Softmax.read(in, features.size(), labels.size());
    Prototypes prototypes = Prototypes.read(in, features.dimension());
    Rejection rejection = Rejection.read(in);
    double temperature = in.readFloat();
    in.requireEnd();
    return new IntentModel(
        labels, encoders, features, softmax, prototypes, rejection, temperature, card);
  }

  /**
   * Writes the model; the file is complete or as it was.
   *
   * @param file where to
   * @throws java.io.UncheckedIOException if it cannot be written
   */
  public void save(Path file) {
    ModelOutput out = new ModelOutput();
    card.write(out);
    writeTexts(labels, out);
    writeTexts(encoders, out);
    features.write(out);
    softmax.write(out);
    prototypes.write(out);
    rejection.write(out);
    out.writeFloat((float) temperature);
    FORMAT.write(file, out);
  }

  private static void writeTexts(List<String> texts, ModelOutput out) {
    out.writeInt(texts.size());
    texts.forEach(out::writeText);
  }

  private static List<String> readTexts(ModelInput in) {
    int count = in.readCount(Integer.BYTES);
    List<String> texts = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      texts.add(in.readText());
    }
    return texts;
  }

  /**
   * The intents that the model tells apart.
   *
   * @return labels in order
   */
  public List<String> labels() {
    return labels;
  }

  /**
   * The encoders whose vectors the model was trained on.
   *
   * @return what {@link TextEncoder#specification} said, in order; empty if it needs none
   */
  public List<String> encoders() {
    return encoders;
  }

  /**
   * Where the model comes from.
   *
   * @return its card
   */
  public IntentCard card() {
    return card;
  }

  TextValues values(String text, float[] vector) {
    return features.values(text, vector);
  }

  float[] logits(TextValues text) {
    float[] logits = new float[labels.size()];
    softmax.score(text, logits);
    return logits;
  }

  Evidence evidence(TextValues text, float[] logits) {
    return new Evidence(logits[Softmax.best(logits)], prototypes.similarity(text));
  }

  IntentPrediction predict(TextValues text) {
    float[] logits = logits(text);
    int best = Softmax.best(logits);
    double score = rejection.score(evidence(text, logits));
    Softmax.normalize(logits, temperature);
    return new IntentPrediction(
        labels.get(best), logits[best], score, score >= rejection.threshold());
  }
}

package io.shopguide.query.intent;

import io.shopguide.encoder.TextEncoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.TreeSet;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/**
 * Learns intents from labelled utterances: by the mean of {@code -log P(label|text)} with decay of
 * the weights, the epoch with the best accuracy on the development texts, a temperature that
 * calibrates the confidence on them (Guo et al. 2017, section 4.2), and the threshold that rejects
 * most of those out of scope and few of the others. Training texts out of scope join the
 * development texts, as the softmax has no label for them.
 *
 * <p>Time linear in texts, dimensions and labels for each epoch. The same texts, encoders and seed
 * give the same model. Not thread-safe; one per training.
 */
public final class IntentTraining {
  private static final int ENCODED_EACH = 1000; // texts between lines of progress
  private static final int DEVELOPMENT_EACH = 6; // one in so many texts, where none are given

  private final List<LabelledText> training;
  private List<LabelledText> development = List.of();
  private Vectors vectors = new Vectors(List.of());
  private long seed = 1;
  private int epochs = 25;
  private double rejectedShare = 0.025;
  private Consumer<String> progress = line -> {};
  private BooleanSupplier cancelled = () -> false;
  private InstantSource clock = InstantSource.system();

  /**
   * Prepares a training.
   *
   * @param training labelled texts; without development texts one in six is kept for that
   * @throws IllegalArgumentException if they have fewer than two intents in scope
   */
  public IntentTraining(List<LabelledText> training) {
    this.training = List.copyOf(training);
    long intents =
        training.stream()
            .filter(LabelledText::isInScope)
            .map(LabelledText::label)
            .distinct()
            .count();
    if (intents < 2) {
      throw new IllegalArgumentException(
          "The " + training.size() + " texts have " + intents + " intents; at least 2 are needed");
    }
  }

  /**
   * Sets the texts that choose epoch, temperature and threshold.
   *
   * @param texts labelled texts, better with some {@link LabelledText#OUT_OF_SCOPE}
   * @return this
   */
  public IntentTraining development(List<LabelledText> texts) {
    development = List.copyOf(texts);
    return this;
  }

  /**
   * Sets the encoders.
   *
   * @param encoders any number; none means words and pairs of neighbours
   * @return this
   */
  public IntentTraining encoders(List<TextEncoder> encoders) {
    vectors = new Vectors(encoders);
    return this;
  }

  /**
   * Sets the seed of the order of the texts and of the clusters.
   *
   * @param newSeed any number
   * @return this
   */
  public IntentTraining seed(long newSeed) {
    seed = newSeed;
    return this;
  }

  /**
   * Sets the number of passes over the training texts.
   *
   * @param count at least 1
   * @return this
   * @throws IllegalArgumentException if it is below 1
   */
  public IntentTraining epochs(int count) {
    if (count < 1) {
      throw new IllegalArgumentException(count + " epochs teach nothing; take at least 1");
    }
    epochs = count;
    return this;
  }

  /**
   * Sets how many right answers may be lost to the threshold.
   *
   * @param share of the development texts with a right answer, from 0 to below 1
   * @return this
   * @throws IllegalArgumentException if it is out of range
   */
  public IntentTraining rejectedShare(double share) {
    if (!(share >= 0 && share < 1)) {
      throw new IllegalArgumentException(share + " is no share from 0 to below 1");
    }
    rejectedShare = share;
    return this;
  }

  /**
   * Sets who hears of the progress: a line for every 1,000 texts encoded and every epoch.
   *
   * @param listener called on the training thread
   * @return this
   */
  public IntentTraining onProgress(Consumer<String> listener) {
    progress = listener;
    return this;
  }

  /**
   * Sets what stops the training.
   *
   * @param stop asked often; true ends the training with an exception
   * @return this
   */
  public IntentTraining cancelledBy(BooleanSupplier stop) {
    cancelled = stop;
    return this;
  }

  /**
   * Sets where the model card takes its time from.
   *
   * @param source the time
   * @return this
   */
  public IntentTraining clock(InstantSource source) {
    clock = source;
    return this;
  }

  /**
   * Trains.
   *
   * @return the model
   * @throws CancellationException if it was asked to stop
   * @throws io.shopguide.encoder.EncoderException if an encoder fails
   */
  public IntentModel run() {
    List<LabelledText> learned = new ArrayList<>();
    List<LabelledText> held = new ArrayList<>(development);
    int turn = 0;
    for (LabelledText text : training) {
      boolean hold = development.isEmpty() && ++turn % DEVELOPMENT_EACH == 0;
      (hold || !text.isInScope() ? held : learned).add(text);
    }
    List<String> labels =
        List.copyOf(new TreeSet<>(learned.stream().map(LabelledText::label).toList()));
    float[][] encoded = encode(learned);
    SentenceFeatures features = SentenceFeatures.of(learned, encoded);
    Examples texts = examples(features, labels, learned, encoded);
    Examples heldTexts = examples(features, labels, held, encode(held));
    Random random = new Random(seed);
    Softmax softmax = new Softmax(features.size(), labels.size());
    int epoch = fit(softmax, texts, heldTexts, random);
    Prototypes prototypes = Prototypes.of(texts, labels.size(), random);
    Tuning tuning = Tuning.of(softmax, prototypes, heldTexts, rejectedShare);
    IntentCard card =
        new IntentCard(
            clock.instant(),
            hash(training, development),
            learned.size(),
            held.size(),
            seed,
            epoch,
            tuning.accuracy(),
            tuning.rejected(),
            tuning.calibrationError());
    return new IntentModel(
        labels,
        vectors.specifications(),
        features,
        softmax,
        prototypes,
        tuning.rejection(),
        tuning.temperature(),
        card);
  }

  /**
   * Leaves the softmax as after the epoch with the best accuracy on texts held back; that epoch.
   */
  private int fit(Softmax softmax, Examples texts, Examples held, Random random) {
    SoftmaxTrainer trainer = new SoftmaxTrainer(texts, softmax, epochs, random);
    Softmax best = softmax.copy();
    double bestAccuracy = -1;
    int bestEpoch = 0;
    for (int epoch = 1; epoch <= epochs; epoch++) {
      checkCancelled();
      double loss = trainer.epoch();
      double accuracy = held.accuracy(softmax);
      progress.accept(
          String.format(
              Locale.ROOT,
              "epoch %d of %d: loss %.4f, development accuracy %.4f",
              epoch,
              epochs,
              loss,
              accuracy));
      if (accuracy >= bestAccuracy) {
        bestAccuracy = accuracy;
        best = softmax.copy();
        bestEpoch = epoch;
      }
    }
    softmax.become(best);
    return bestEpoch;
  }

  private float[][] encode(List<LabelledText> texts) {
    float[][] encoded = new float[texts.size()][];
    for (int i = 0; i < encoded.length; i++) {
      checkCancelled();
      encoded[i] = vectors.of(texts.get(i).text());
      if ((i + 1) % ENCODED_EACH == 0 && vectors.dimension() > 0) {
        progress.accept("encoded %d of %d texts".formatted(i + 1, encoded.length));
      }
    }
    return encoded;
  }

  /** The input of the softmax; the encoded vectors are overwritten. */
  private static Examples examples(
      SentenceFeatures features, List<String> labels, List<LabelledText> texts, float[][] encoded) {
    List<TextValues> values = new ArrayList<>(encoded.length);
    int[] answers = new int[encoded.length];
    for (int i = 0; i < encoded.length; i++) {
      values.add(features.values(texts.get(i).text(), encoded[i]));
      answers[i] = Collections.binarySearch(labels, texts.get(i).label());
    }
    return new Examples(values, answers);
  }

  private void checkCancelled() {
    if (cancelled.getAsBoolean()) {
      throw new CancellationException("The training of intents was cancelled");
    }
  }

  private static String hash(List<LabelledText> first, List<LabelledText> second) {
    MessageDigest digest;
    try {
      digest = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has SHA-256", e);
    }
    for (List<LabelledText> texts : List.of(first, second)) {
      for (LabelledText text : texts) {
        String line = text.label() + "\t" + text.text() + "\n";
        digest.update(line.getBytes(StandardCharsets.UTF_8));
      }
      digest.update((byte) '\n');
    }
    return HexFormat.of().formatHex(digest.digest());
  }
}

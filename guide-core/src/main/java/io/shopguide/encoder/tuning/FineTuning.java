package io.shopguide.encoder.tuning;

import io.shopguide.encoder.ModelFiles;
import io.shopguide.query.tagger.TaggedSequence;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/**
 * Tunes an encoder and a tagger for queries with known tags: AdamW on the likelihood of the tags
 * under a linear chain over the states of each word's first sub-token.
 *
 * <p>Runs on the calling thread through DJL's PyTorch engine, which must be on the class path
 * ({@code ai.djl.pytorch:pytorch-engine}, {@code pytorch-jni}, {@code pytorch-native-cpu}); only
 * one training of a process can run at a time. The engine gets one thread, unless the system
 * properties {@code ai.djl.pytorch.num_threads} and {@code ai.djl.pytorch.num_interop_threads} say
 * otherwise; set the environment variable {@code OMP_NUM_THREADS=1} as well. With one thread the
 * same data, settings and seed give the same weights on the same machine.
 *
 * <p>Needs memory for about five copies of the learnt weights beside the model file: 0.5 GB of heap
 * and as much outside of it for a model of 22 million weights.
 *
 * <p>Not thread-safe.
 */
public final class FineTuning {
  private final ModelFiles base;
  private Optional<ModelFiles> quantized = Optional.empty();
  private List<TaggedSequence> training = List.of();
  private List<TaggedSequence> development = List.of();
  private TuningSettings settings = TuningSettings.STANDARD;
  private Optional<Path> checkpoints = Optional.empty();
  private Consumer<TuningProgress> progress = p -> {};
  private BooleanSupplier cancelled = () -> false;
  private Clock clock = Clock.systemUTC();

  private FineTuning(ModelFiles base) {
    this.base = base;
  }

  /**
   * Starts the description of a training.
   *
   * @param base the full-precision export of a BERT encoder
   * @return the training
   */
  public static FineTuning of(ModelFiles base) {
    return new FineTuning(base);
  }

  /**
   * Asks for a result in 8 bits, which is four times as small and two to five times as fast.
   *
   * @param template the 8-bit file of the same encoder, whose weights are replaced
   * @return this
   */
  public FineTuning quantized(ModelFiles template) {
    this.quantized = Optional.of(template);
    return this;
  }

  /**
   * Sets the queries to learn from.
   *
   * @param queries queries with their tags
   * @return this
   */
  public FineTuning training(List<TaggedSequence> queries) {
    this.training = List.copyOf(queries);
    return this;
  }

  /**
   * Sets the queries that choose the best epoch.
   *
   * @param queries queries with their tags, none of them learnt from
   * @return this
   */
  public FineTuning development(List<TaggedSequence> queries) {
    this.development = List.copyOf(queries);
    return this;
  }

  /**
   * Sets the seed, 1 unless set.
   *
   * @param seed of shuffling, dropout and the head's first weights
   * @return this
   */
  public FineTuning seed(long seed) {
    this.settings = settings.withSeed(seed);
    return this;
  }

  /**
   * Sets the number of passes over the training queries, 4 unless set. Training ends earlier after
   * two epochs without a better F1 on the development queries.
   *
   * @param epochs at least 1
   * @return this
   * @throws IllegalArgumentException if it is below 1
   */
  public FineTuning epochs(int epochs) {
    this.settings = settings.withEpochs(epochs);
    return this;
  }

  /**
   * Sets the encoder's peak learning rate, 2e-4 unless set.
   *
   * @param rate above 0 and below 1
   * @return this
   * @throws IllegalArgumentException if it is not
   */
  public FineTuning learningRate(float rate) {
    this.settings = settings.withEncoderRate(rate);
    return this;
  }

  /**
   * Keeps the state after each epoch, so that a training that ended early goes on from there and
   * comes to the same result.
   *
   * @param folder existing folder for one file of about four times the learnt weights
   * @return this
   */
  public FineTuning checkpoints(Path folder) {
    this.checkpoints = Optional.of(folder);
    return this;
  }

  /**
   * Sets who hears how far the training is: on the training thread, every few seconds and at the
   * end of each epoch. An exception from it ends the training.
   *
   * @param listener the listener
   * @return this
   */
  public FineTuning onProgress(Consumer<TuningProgress> listener) {
    this.progress = listener;
    return this;
  }

  /**
   * Sets what ends the training early; so does an interrupt of the thread.
   *
   * @param condition asked before each batch
   * @return this
   */
  public FineTuning cancelWhen(BooleanSupplier condition) {
    this.cancelled = condition;
    return this;
  }

  /**
   * Sets the clock for the date on the model card and the duration, the system's unless set.
   *
   * @param clock the clock
   * @return this
   */
  public FineTuning clock(Clock clock) {
    this.clock = clock;
    return this;
  }

  /**
   * Trains, and writes {@code model.onnx}, {@code tokenizer.json}, {@code head.bin} and {@code
   * card.txt} for {@link TunedTagger#open}.
   *
   * @param out folder without these files; made if it is missing
   * @return what was achieved
   * @throws IllegalArgumentException if there are no training or no development queries
   * @throws TuningException if the engine is missing, the model cannot be tuned, a checkpoint
   *     cannot be used or the folder holds a model already
   * @throws io.shopguide.encoder.EncoderException if a model cannot be opened
   * @throws java.util.concurrent.CancellationException if it was cancelled
   * @throws java.io.UncheckedIOException if a file cannot be written
   */
  public TuningReport run(Path out) {
    if (training.isEmpty() || development.isEmpty()) {
      throw new IllegalArgumentException(
          training.size()
              + " training and "
              + development.size()
              + " development queries; give at least one of each");
    }
    return new TuningRun(
            base,
            quantized,
            training,
            development,
            settings,
            checkpoints,
            new TuningRun.Control(progress, cancelled, clock))
        .run(out);
  }
}

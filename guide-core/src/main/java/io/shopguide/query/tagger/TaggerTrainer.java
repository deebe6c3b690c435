package io.shopguide.query.tagger;

import io.shopguide.query.tagger.internal.LinearChain;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;

/**
 * Trains taggers: minimizes {@code -sum log P(labels | words) + l2 / 2 * |weights|^2} and keeps the
 * pass that is best on development sequences.
 *
 * <p>About a second for each pass over 30,000 words of 17 types; 16 bytes for each feature and
 * label. The same seed and sequences give the same tagger. Immutable and thread-safe.
 */
public final class TaggerTrainer {
  private static final int MAX_PASSES = 24;
  private static final int FIRST_JUDGED = 6; // pass; fewer are not averaged enough to be trusted
  private static final int PATIENCE = 6; // passes without a better score
  private static final double DEFAULT_L2 = 4;
  private static final int DEVELOPMENT_SHARE = 10; // one in so many sequences

  private final List<Gazetteer> gazetteers;
  private final double l2;
  private final long seed;
  private final InstantSource clock;
  private final TrainingProgress progress;
  private final BooleanSupplier cancelled;

  private TaggerTrainer(
      List<Gazetteer> gazetteers,
      double l2,
      long seed,
      InstantSource clock,
      TrainingProgress progress,
      BooleanSupplier cancelled) {
    this.gazetteers = List.copyOf(gazetteers);
    this.l2 = l2;
    this.seed = seed;
    this.clock = Objects.requireNonNull(clock);
    this.progress = Objects.requireNonNull(progress);
    this.cancelled = Objects.requireNonNull(cancelled);
  }

  /**
   * A trainer without lists of names, with seed 1.
   *
   * @return the trainer
   */
  public static TaggerTrainer create() {
    return new TaggerTrainer(
        List.of(), DEFAULT_L2, 1, InstantSource.system(), pass -> {}, () -> false);
  }

  /**
   * Lets features see which words are names in lists. The tagger keeps the names.
   *
   * @param lists at most 32
   * @return a new trainer
   */
  public TaggerTrainer gazetteers(List<Gazetteer> lists) {
    return new TaggerTrainer(lists, l2, seed, clock, progress, cancelled);
  }

  /**
   * Sets the strength of the penalty on weights.
   *
   * @param strength positive; the default is 4
   * @return a new trainer
   * @throws IllegalArgumentException if it is not positive
   */
  public TaggerTrainer l2(double strength) {
    if (!(strength > 0)) {
      throw new IllegalArgumentException("l2 must be positive, not " + strength);
    }
    return new TaggerTrainer(gazetteers, strength, seed, clock, progress, cancelled);
  }

  /**
   * Sets what decides the order of the sequences and which ones are held out.
   *
   * @param value any number
   * @return a new trainer
   */
  public TaggerTrainer seed(long value) {
    return new TaggerTrainer(gazetteers, l2, value, clock, progress, cancelled);
  }

  /**
   * Sets where the date in the model card comes from.
   *
   * @param source the clock
   * @return a new trainer
   */
  public TaggerTrainer clock(InstantSource source) {
    return new TaggerTrainer(gazetteers, l2, seed, source, progress, cancelled);
  }

  /**
   * Sets who hears of the training.
   *
   * @param listener called after each pass
   * @return a new trainer
   */
  public TaggerTrainer onProgress(TrainingProgress listener) {
    return new TaggerTrainer(gazetteers, l2, seed, clock, listener, cancelled);
  }

  /**
   * Sets what is asked now and then whether to stop.
   *
   * @param condition true to stop
   * @return a new trainer
   */
  public TaggerTrainer cancelledWhen(BooleanSupplier condition) {
    return new TaggerTrainer(gazetteers, l2, seed, clock, progress, condition);
  }

  /**
   * Trains on nine tenths of the sequences and holds one tenth out for development.
   *
   * @param sequences annotated sequences, at least 2
   * @return the tagger
   * @throws IllegalArgumentException as {@link #train(List, List)}
   * @throws CancellationException if asked to stop
   */
  public SequenceTagger train(List<TaggedSequence> sequences) {
    Split split = Split.of(sequences, DEVELOPMENT_SHARE, seed);
    return train(split.most(), split.rest());
  }

  /**
   * Trains.
   *
   * @param training annotated sequences
   * @param development other annotated sequences, which choose the number of passes
   * @return the tagger
   * @throws IllegalArgumentException if there is no entity to learn from, no development sequence,
   *     only some sequences have states, their dimensions differ, or there are more than 60 types
   *     or 32 lists
   * @throws CancellationException if asked to stop
   */
  public SequenceTagger train(List<TaggedSequence> training, List<TaggedSequence> development) {
    FeatureTemplates.Unit unit = FeatureTemplates.Unit.of(training);
    LabelSet labels = new LabelSet(scheme(unit), types(training));
    int dimension = dimension(training, development);
    NameLists names = NameLists.of(gazetteers, unit);
    StateScale scale = StateScale.of(training, dimension);
    SequenceEncoder encoder = new SequenceEncoder(labels, FeatureTemplates.of(unit), names, scale);
    List<EncodedSequence> encoded = encoder.learn(training, this::requireNotCancelled);
    List<EncodedSequence> held = development.stream().map(encoder::encode).toList();

    CrfParameters zero = new CrfParameters(labels.size(), encoder.ids().size(), dimension);
    CrfTrainer trainer = new CrfTrainer(labels, encoded, zero, l2, seed, cancelled);
    Development judge = new Development(labels, development, held);
    Best best = new Best(null, EntityScore.NONE, FIRST_JUDGED);
    for (int pass = 1; pass <= Math.min(MAX_PASSES, best.pass() + PATIENCE); pass++) {
      double loss = trainer.pass();
      CrfParameters weights = trainer.averaged();
      EntityScore score = judge.score(weights);
      progress.onPass(new TrainingProgress.Pass(pass, MAX_PASSES, loss, score));
      if (pass >= FIRST_JUDGED && (best.weights() == null || score.f1() > best.score().f1())) {
        best = new Best(weights, score, pass);
      }
    }
    SparseRows features = SparseRows.of(encoder.ids(), best.weights().features, labels.size());
    ModelCard card =
        new ModelCard(
            clock.instant(),
            DataHash.of(training),
            training.size(),
            development.size(),
            seed,
            best.pass(),
            features.size(),
            description(unit, labels, names, dimension),
            best.score());
    return new SequenceTagger(
        new TaggerModel(
            unit,
            labels,
            names,
            encoder.frozenEntities(),
            encoder.frozenWords(),
            features,
            new DenseRows(labels.size(), best.weights().pairs),
            scale,
            new DenseRows(labels.size(), best.weights().states),
            card));
  }

  private record Best(CrfParameters weights, EntityScore score, int pass) {}

  /** Characters gain from knowing the end of an entity; words are too few in a query for that. */
  private static TagScheme scheme(FeatureTemplates.Unit unit) {
    return unit == FeatureTemplates.Unit.WORDS ? TagScheme.BIO : TagScheme.BIEOS;
  }

  private static List<String> types(List<TaggedSequence> training) {
    List<String> types =
        training.stream()
            .flatMap(sequence -> sequence.spans().stream())
            .map(TagSpan::type)
            .distinct()
            .sorted()
            .toList();
    if (types.isEmpty()) {
      throw new IllegalArgumentException(
          "No training sequence has an entity; annotate some with tags such as B-color");
    }
    return types;
  }

  private static int dimension(List<TaggedSequence> training, List<TaggedSequence> development) {
    if (development.isEmpty()) {
      throw new IllegalArgumentException("There is no development sequence; hold some out");
    }
    List<Integer> dimensions =
        Stream.concat(training.stream(), development.stream())
            .map(sequence -> sequence.states().map(TokenStates::dimension).orElse(0))
            .distinct()
            .toList();
    if (dimensions.size() > 1) {
      throw new IllegalArgumentException(
          "Sequences have states of different dimensions " + dimensions + "; give all the same");
    }
    return dimensions.get(0);
  }

  private String description(
      FeatureTemplates.Unit unit, LabelSet labels, NameLists names, int dimension) {
    return String.format(
        Locale.ROOT,
        "unit=%s scheme=%s l2=%s lists=%s dimension=%d",
        unit,
        labels.scheme(),
        l2,
        String.join(",", names.titles()),
        dimension);
  }

  private void requireNotCancelled() {
    if (cancelled.getAsBoolean() || Thread.currentThread().isInterrupted()) {
      throw new CancellationException("Cancelled while features were made");
    }
  }

  /** Scores weights on the development sequences. */
  private record Development(
      LabelSet labels, List<TaggedSequence> sequences, List<EncodedSequence> encoded) {

    EntityScore score(CrfParameters weights) {
      LinearChain chain = new LinearChain(labels);
      chain.setTransitions(weights.pairs);
      EntityScore score = EntityScore.NONE;
      for (int s = 0; s < encoded.size(); s++) {
        int length = encoded.get(s).length();
        double[] scores = new double[length * weights.labels];
        int[] best = new int[length];
        weights.score(encoded.get(s), scores);
        chain.viterbi(scores, length, best);
        score = score.and(sequences.get(s).spans(), labels.decode(best, length));
      }
      return score;
    }
  }
}

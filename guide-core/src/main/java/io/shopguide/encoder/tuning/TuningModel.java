package io.shopguide.encoder.tuning;

import ai.djl.Device;
import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.GradientCollector;
import io.shopguide.encoder.internal.Tracking;
import io.shopguide.query.tagger.TagSpan;
import io.shopguide.query.tagger.internal.LinearChain;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * An encoder with a tagging head that can learn. All its state lies in the parameters; the engine
 * only computes. Not thread-safe; the engine collects gradients for one training of a process at a
 * time.
 */
final class TuningModel implements AutoCloseable {
  private static final String ENGINE = "PyTorch";
  private static final double HEAD_SPREAD = 0.02; // of the first weights, as BERT's own
  private static final int EVALUATION_BATCH = 64;

  private final Engine engine;
  private final NDManager manager;
  private final List<Parameter> encoder;
  private final List<Parameter> engineSide = new ArrayList<>(); // encoder and linear layer
  private final List<Parameter> all = new ArrayList<>();
  private final TagChain chain;
  private final Parameter chainWeights;
  private final int layers;
  private final int heads;
  private final int width;
  private final float dropout;

  TuningModel(
      List<Parameter> encoder, int layers, int heads, TagSet tags, TuningSettings settings) {
    this.engine = startEngine();
    this.manager = NDManager.newBaseManager(Device.cpu(), ENGINE);
    this.encoder = encoder;
    this.layers = layers;
    this.heads = heads;
    this.width = (int) encoder.get(0).shape().get(1);
    this.dropout = settings.dropout();
    Random random = new Random(settings.seed());
    float[] first = new float[width * tags.size()];
    for (int i = 0; i < first.length; i++) {
      first[i] = (float) (random.nextGaussian() * HEAD_SPREAD);
    }
    engineSide.addAll(encoder);
    engineSide.add(
        new Parameter(
            "head.weight", new Shape(width, tags.size()), first, settings.headRate(), true));
    engineSide.add(
        new Parameter(
            "head.bias",
            new Shape(tags.size()),
            new float[tags.size()],
            settings.headRate(),
            false));
    float[] transitions = new float[TagChain.weightCount(tags.size())];
    this.chainWeights =
        new Parameter(
            "chain", new Shape(transitions.length), transitions, settings.chainRate(), false);
    this.chain = new TagChain(tags, transitions);
    all.addAll(engineSide);
    all.add(chainWeights);
  }

  /**
   * Starts the engine with one thread, unless it runs already.
   *
   * @throws TuningException if it is not on the class path
   */
  static Engine startEngine() {
    Tracking.optOut();
    // Threads cost more than they bring for matrices this small, and make sums depend on timing.
    for (String threads : List.of("num_threads", "num_interop_threads")) {
      String property = "ai.djl.pytorch." + threads;
      if (System.getProperty(property) == null) {
        System.setProperty(property, "1");
      }
    }
    try {
      return Engine.getEngine(ENGINE);
    } catch (RuntimeException | LinkageError e) {
      throw new TuningException(
          "Cannot start PyTorch for training: "
              + e.getMessage()
              + "; put ai.djl.pytorch:pytorch-engine, pytorch-jni and pytorch-native-cpu on the"
              + " class path",
          e);
    }
  }

  /** Everything that is learnt. */
  List<Parameter> parameters() {
    return all;
  }

  /** The weights of the encoder alone. */
  List<Parameter> encoder() {
    return encoder;
  }

  /** A copy of the head. */
  TaggerHead head() {
    float[] weights = engineSide.get(encoder.size()).values.clone();
    float[] bias = engineSide.get(encoder.size() + 1).values.clone();
    TagChain copy = new TagChain(chain.tags(), chainWeights.values.clone());
    return new TaggerHead(width, weights, bias, copy);
  }

  /**
   * Learns from one batch.
   *
   * @param batch queries whose tags are all known
   * @param step number of this step, from 1
   * @param steps number of steps of the training
   * @param seed of this step's dropout
   * @return the mean loss of a word in nats; NaN if the step had to be left out, because a gradient
   *     was not finite
   */
  double learn(Batch batch, long step, long steps, int seed) {
    engine.setRandomSeed(seed);
    List<float[]> gradients = new ArrayList<>();
    double loss;
    try (NDManager scope = manager.newSubManager();
        GradientCollector collector = engine.newGradientCollector()) {
      BertPass pass = new BertPass(scope, engineSide, layers, heads, dropout);
      pass.requireGradients();
      NDArray emissions = pass.emissions(batch);
      float[] gradient = new float[(int) emissions.size()];
      float[] chainGradient = new float[chainWeights.values.length];
      loss = loss(batch, emissions.toFloatArray(), gradient, chainGradient);
      // The loss is computed outside the engine, which gets its derivatives as constants.
      NDArray constants = scope.create(gradient, emissions.getShape());
      collector.backward(emissions.mul(constants).sum());
      for (Parameter parameter : engineSide) {
        gradients.add(pass.gradient(parameter));
      }
      gradients.add(chainGradient);
    }
    return AdamW.step(all, gradients, step, steps) ? loss : Double.NaN;
  }

  private double loss(Batch batch, float[] emissions, float[] gradient, float[] chainGradient) {
    List<Example> examples = batch.examples();
    int words = examples.stream().mapToInt(example -> example.tags().length).sum();
    LinearChain inference = chain.inference(chain.tags().anyOrder());
    double loss = 0;
    for (int i = 0; i < examples.size(); i++) {
      int[] rows = batch.rows(i, chain.tags().size());
      int[] gold = examples.get(i).tags();
      loss += chain.learn(inference, emissions, rows, gold, 1.0 / words, gradient, chainGradient);
    }
    return loss;
  }

  /** The entities of each query, in the order of the queries; none behind the window. */
  List<List<TagSpan>> tag(List<Example> examples) {
    int tags = chain.tags().size();
    TagDecoder decoder = new TagDecoder(chain);
    List<List<TagSpan>> found = new ArrayList<>();
    for (Batch batch : Examples.batches(examples, EVALUATION_BATCH)) {
      try (NDManager scope = manager.newSubManager()) {
        BertPass pass = new BertPass(scope, engineSide, layers, heads, 0);
        float[] emissions = pass.emissions(batch).toFloatArray();
        for (int i = 0; i < batch.size(); i++) {
          int[] rows = batch.rows(i, tags);
          double[] scores = decoder.scores(rows.length);
          for (int s = 0; s < rows.length * tags; s++) {
            scores[s] = emissions[rows[s / tags] + s % tags];
          }
          found.add(decoder.spans(rows.length));
        }
      }
    }
    return found;
  }

  /** The last states of one query's words, in rows. */
  float[] states(Example example) {
    Batch batch = new Batch(List.of(example));
    try (NDManager scope = manager.newSubManager()) {
      float[] states =
          new BertPass(scope, engineSide, layers, heads, 0).states(batch).toFloatArray();
      int[] rows = batch.rows(0, width);
      float[] own = new float[rows.length * width];
      for (int word = 0; word < rows.length; word++) {
        System.arraycopy(states, rows[word], own, word * width, width);
      }
      return own;
    }
  }

  @Override
  public void close() {
    manager.close();
  }
}

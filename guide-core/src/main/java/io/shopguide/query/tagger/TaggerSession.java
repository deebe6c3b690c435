package io.shopguide.query.tagger;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Tags sequences one after another in memory that is used again; only the result is allocated.
 *
 * <p>Time is linear in the words and quadratic in the types, some microseconds for a query. Not
 * thread-safe; one per thread.
 */
public final class TaggerSession {
  /** Words after so many are outside of entities. */
  public static final int MAX_WORDS = 1_000;

  private static final float[] NO_STATES = {};

  private final TaggerModel model;
  private final FeatureTemplates templates;
  private final SequenceAnalysis analysis;
  private final FeatureSink sink = new FeatureSink();
  private final LinearChain chain;
  private double[] scores = {};
  private int[] labels = {};
  private float[] scaled = {};
  private int length;

  TaggerSession(TaggerModel model) {
    this.model = model;
    this.templates = FeatureTemplates.of(model.unit());
    this.analysis = new SequenceAnalysis(model.knowledge());
    this.chain = new LinearChain(model.labels());
    this.chain.setTransitions(model.pairs());
  }

  /**
   * Finds the entities.
   *
   * @param words the words; characters for a tagger trained on characters
   * @return the entities in order, each with its probability
   * @throws IllegalArgumentException if the tagger needs states
   */
  public List<TagSpan> tag(List<String> words) {
    if (model.states().size() > 0) {
      throw new IllegalArgumentException(
          "The tagger needs states of " + model.states().size() + " values a word");
    }
    return tag(words, NO_STATES);
  }

  /**
   * Finds the entities with the help of states.
   *
   * @param words the words
   * @param states those of each word, of the dimension that the tagger needs
   * @return the entities in order, each with its probability
   * @throws IllegalArgumentException if the states have another dimension or are of fewer words
   */
  public List<TagSpan> tag(List<String> words, TokenStates states) {
    if (states.dimension() != model.states().size() || states.words() < words.size()) {
      throw new IllegalArgumentException(
          "The tagger needs states of " + model.states().size() + " values for each word");
    }
    return tag(words, states.values());
  }

  /**
   * How likely each word has each tag.
   *
   * @param words the words
   * @param states those of each word, if the tagger needs some
   * @return for each word a row of the probabilities of {@link SequenceTagger#tags}, words after
   *     {@link #MAX_WORDS} left out
   * @throws IllegalArgumentException if the tagger needs other states
   */
  public float[] probabilities(List<String> words, Optional<TokenStates> states) {
    if (states.isPresent()) {
      tag(words, states.get());
    } else {
      tag(words);
    }
    int labelCount = model.labels().size();
    int rows = Math.min(words.size(), MAX_WORDS);
    float[] probabilities = new float[rows * labelCount];
    for (int i = 0; i < rows; i++) {
      for (int label = 0; label < labelCount; label++) {
        probabilities[i * labelCount + label] = (float) chain.probability(i, label);
      }
    }
    return probabilities;
  }

  private List<TagSpan> tag(List<String> words, float[] states) {
    if (words.isEmpty()) {
      return List.of();
    }
    label(words, states);
    return spans();
  }

  /** Finds the best labels without allocating anything, once the memory is large enough. */
  void label(List<String> words, float[] states) {
    length = Math.min(words.size(), MAX_WORDS);
    int labelCount = model.labels().size();
    if (labels.length < length) {
      int capacity = Math.max(16, Math.max(length, labels.length * 2));
      labels = new int[capacity];
      scores = new double[capacity * labelCount];
    }
    analysis.set(length == words.size() ? words : words.subList(0, length));
    Arrays.fill(scores, 0, length * labelCount, 0);
    int dimension = model.states().size();
    if (scaled.length < length * dimension) {
      scaled = new float[labels.length * dimension];
    }
    model.scale().apply(states, dimension == 0 ? 0 : length, scaled);
    for (int i = 0; i < length; i++) {
      templates.extract(analysis, i, sink);
      model.features().addTo(sink, scores, i * labelCount);
      for (int d = 0; d < dimension; d++) {
        model.states().addTo(d, scaled[i * dimension + d], scores, i * labelCount);
      }
    }
    chain.viterbi(scores, length, labels);
    chain.forwardBackward(scores, length);
  }

  private List<TagSpan> spans() {
    List<TagSpan> spans = new ArrayList<>();
    LabelSet set = model.labels();
    for (int start = 0; start < length; start++) {
      if (set.begins(labels[start])) {
        int end = set.end(labels, start, length);
        String type = set.types().get(set.type(labels[start]));
        spans.add(new TagSpan(start, end, type, (float) probability(start, end)));
      }
    }
    return spans;
  }

  /** The probability that the entity is exactly there: of its labels, and that it ends. */
  private double probability(int start, int end) {
    double probability = chain.probability(labels, start, end - 1);
    if (model.labels().scheme() == TagScheme.BIO && end < length) {
      int next = labels[end];
      labels[end] = model.labels().label(model.labels().type(labels[start]), 'I');
      probability -= chain.probability(labels, start, end);
      labels[end] = next;
    }
    return Math.clamp(probability, 0, 1);
  }

  /** The labels of the last sequence. */
  int[] labels() {
    return labels;
  }
}

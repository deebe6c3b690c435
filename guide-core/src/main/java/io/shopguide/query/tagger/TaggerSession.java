package io.shopguide.query.tagger;

import io.shopguide.encoder.EncodedText;
import io.shopguide.query.tagger.internal.LinearChain;
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
  private float[] unscaled = {};
  private float[] scaled = {};
  private final float[] sum; // over states, by label
  private int length;

  TaggerSession(TaggerModel model) {
    this.model = model;
    this.templates = FeatureTemplates.of(model.unit());
    this.analysis = new SequenceAnalysis(model.knowledge());
    this.sum = new float[model.labels().size()];
    this.chain = new LinearChain(model.labels());
    this.chain.setTransitions(model.pairs().weights());
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
   * Finds the entities with the help of an encoder's states.
   *
   * @param words the words
   * @param encoded what the encoder made of the same words
   * @return the entities in order, each with its probability
   */
  List<TagSpan> tag(List<String> words, EncodedText encoded) {
    return tag(words, copied(words, encoded));
  }

  private float[] copied(List<String> words, EncodedText encoded) {
    int needed = words.size() * model.states().size();
    if (unscaled.length < needed) {
      unscaled = new float[needed];
    }
    encoded.copyStates(unscaled);
    return unscaled;
  }

  /**
   * How likely each word has each tag.
   *
   * @param words the words
   * @param encoded what the encoder made of the same words, if the tagger needs states
   * @return for each word a row of the probabilities of {@link SequenceTagger#tags}, words after
   *     {@link #MAX_WORDS} left out
   */
  float[] probabilities(List<String> words, Optional<EncodedText> encoded) {
    if (words.isEmpty()) {
      return NO_STATES;
    }
    label(words, encoded.isPresent() ? copied(words, encoded.get()) : NO_STATES);
    int labelCount = model.labels().size();
    float[] probabilities = new float[length * labelCount];
    for (int i = 0; i < length; i++) {
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
      if (dimension > 0) {
        model.states().addTo(scaled, i * dimension, sum, scores, i * labelCount);
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
        double probability =
            chain.probability(labels, start, end, length, set.goesOn(labels[start]));
        spans.add(new TagSpan(start, end, type, (float) probability));
      }
    }
    return spans;
  }

  /** The labels of the last sequence. */
  int[] labels() {
    return labels;
  }
}

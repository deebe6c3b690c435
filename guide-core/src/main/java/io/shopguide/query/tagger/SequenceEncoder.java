package io.shopguide.query.tagger;

import com.carrotsearch.hppc.IntArrayList;
import com.carrotsearch.hppc.LongIntHashMap;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Learns the features and the statistics of training sequences, and encodes sequences with them.
 *
 * <p>Linear in the text; 12 bytes a feature. Not thread-safe; one per training.
 */
final class SequenceEncoder {
  private static final int[] NO_LABELS = {};

  private final LabelSet labels;
  private final FeatureTemplates templates;
  private final EntityCounts entities;
  private final WordCounts words;
  private final Knowledge knowledge;
  private final SequenceAnalysis analysis;
  private final StateScale scale;
  private final FeatureSink sink = new FeatureSink();
  private final LongIntHashMap ids = new LongIntHashMap();

  SequenceEncoder(LabelSet labels, FeatureTemplates templates, NameLists lists, StateScale scale) {
    this.scale = scale;
    this.labels = labels;
    this.templates = templates;
    this.entities = new EntityCounts(labels.types());
    this.words = new WordCounts(labels.types());
    this.knowledge = new Knowledge(lists.names(), lists.count(), lists.longest(), entities, words);
    this.analysis = new SequenceAnalysis(knowledge);
  }

  /**
   * Encodes the training sequences, each with statistics of all others.
   *
   * @param between called after each sequence
   */
  List<EncodedSequence> learn(List<TaggedSequence> sequences, Runnable between) {
    WordText text = new WordText();
    Consumer<TaggedSequence> count =
        sequence -> {
          text.set(sequence.words());
          entities.addEntities(text, sequence.spans(), 1);
          words.add(text, sequence.spans(), 1);
        };
    sequences.forEach(count);
    for (TaggedSequence sequence : sequences) {
      text.set(sequence.words());
      entities.addRuns(text, 1);
    }
    List<EncodedSequence> encoded = new ArrayList<>(sequences.size());
    for (TaggedSequence sequence : sequences) {
      text.set(sequence.words());
      change(text, sequence, -1);
      encoded.add(encode(sequence, true));
      change(text, sequence, 1);
      between.run();
    }
    return encoded;
  }

  private void change(WordText text, TaggedSequence sequence, int change) {
    entities.addRuns(text, change);
    entities.addEntities(text, sequence.spans(), change);
    words.add(text, sequence.spans(), change);
  }

  /** Encodes a sequence that was not learned from; unknown features are left out. */
  EncodedSequence encode(TaggedSequence sequence) {
    return encode(sequence, false);
  }

  private EncodedSequence encode(TaggedSequence sequence, boolean learning) {
    int length = sequence.words().size();
    analysis.set(sequence.words());
    IntArrayList features = new IntArrayList(length * 64);
    int[] offsets = new int[length + 1];
    for (int i = 0; i < length; i++) {
      templates.extract(analysis, i, sink);
      for (int f = 0; f < sink.size(); f++) {
        int id = ids.getOrDefault(sink.get(f), -1);
        if (id < 0 && learning) {
          id = ids.size();
          ids.put(sink.get(f), id);
        }
        if (id >= 0) {
          features.add(id);
        }
      }
      offsets[i + 1] = features.size();
    }
    return new EncodedSequence(
        features.toArray(),
        offsets,
        learning ? labels.encode(sequence.spans(), length) : NO_LABELS,
        scaled(sequence));
  }

  private float[] scaled(TaggedSequence sequence) {
    int words = sequence.words().size();
    float[] scaled = new float[words * scale.dimension()];
    sequence.states().ifPresent(states -> scale.apply(states.values(), words, scaled));
    return scaled;
  }

  /** The ids of the features by their hashes. */
  LongIntHashMap ids() {
    return ids;
  }

  /** What is known now, in the form that a model keeps. */
  CodeTable frozenEntities() {
    return entities.freeze();
  }

  CodeTable frozenWords() {
    return words.freeze();
  }
}

package io.shopguide.encoder.tuning;

import io.shopguide.encoder.internal.WordPieces;
import io.shopguide.query.tagger.TagScheme;
import io.shopguide.query.tagger.TaggedSequence;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * Queries split into sub-tokens, with the word pieces that occur in them numbered through.
 * Immutable and thread-safe.
 */
final class Examples {
  /** Sub-tokens of length by which queries of one batch may differ, so that batches vary. */
  private static final double LENGTH_NOISE = 3;

  private final List<List<Example>> sets;
  private final List<Integer> pieces;

  private Examples(List<List<Example>> sets, List<Integer> pieces) {
    this.sets = sets;
    this.pieces = pieces;
  }

  /** A query before its word pieces are numbered through. */
  private static final class Split {
    private final long[] ids;
    private final int[] starts;

    Split(long[] ids, int[] starts) {
      this.ids = ids;
      this.starts = starts;
    }
  }

  /**
   * Splits queries.
   *
   * @param sets sets of queries; words behind the window are left out
   * @param tags numbers of the tags; -1 stands for one that is not among them
   * @param tokenizer splits the words
   */
  static Examples of(List<List<TaggedSequence>> sets, TagSet tags, WordPieces tokenizer) {
    List<List<Split>> splits = new ArrayList<>();
    for (List<TaggedSequence> set : sets) {
      splits.add(set.stream().map(query -> split(query, tokenizer)).toList());
    }
    int[] occurring =
        splits.stream()
            .flatMap(List::stream)
            .flatMapToInt(split -> Arrays.stream(split.ids).mapToInt(Math::toIntExact))
            .sorted()
            .distinct()
            .toArray();
    List<List<Example>> examples = new ArrayList<>();
    for (int s = 0; s < sets.size(); s++) {
      List<Example> set = new ArrayList<>();
      for (int q = 0; q < sets.get(s).size(); q++) {
        set.add(example(splits.get(s).get(q), sets.get(s).get(q), tags, occurring));
      }
      examples.add(List.copyOf(set));
    }
    return new Examples(examples, Arrays.stream(occurring).boxed().toList());
  }

  private static Split split(TaggedSequence query, WordPieces tokenizer) {
    int[] starts = new int[query.words().size()];
    long[] ids = tokenizer.of(query.words(), starts, BertTensors.POSITIONS);
    return new Split(ids, Arrays.stream(starts).filter(start -> start >= 0).toArray());
  }

  private static Example example(Split split, TaggedSequence query, TagSet tags, int[] occurring) {
    int[] rows =
        Arrays.stream(split.ids)
            .mapToInt(id -> Arrays.binarySearch(occurring, Math.toIntExact(id)))
            .toArray();
    List<String> labels = query.tags(TagScheme.BIO);
    int[] gold =
        IntStream.range(0, split.starts.length)
            .map(word -> tags.number(labels.get(word)))
            .toArray();
    return new Example(rows, split.starts, gold);
  }

  List<Example> set(int index) {
    return sets.get(index);
  }

  /** The ids of the word pieces that occur, ascending; an example's pieces index this list. */
  List<Integer> pieces() {
    return pieces;
  }

  /** Batches of queries of about the same length, in random order. */
  static List<Batch> shuffled(List<Example> examples, int size, Random random) {
    double[] keys =
        examples.stream()
            .mapToDouble(e -> e.length() + random.nextDouble() * LENGTH_NOISE)
            .toArray();
    List<Integer> order = new ArrayList<>(IntStream.range(0, keys.length).boxed().toList());
    order.sort(Comparator.comparingDouble(i -> keys[i]));
    List<Batch> batches = batches(order.stream().map(examples::get).toList(), size);
    Collections.shuffle(batches, random);
    return batches;
  }

  /** Batches in the given order. */
  static List<Batch> batches(List<Example> examples, int size) {
    List<Batch> batches = new ArrayList<>();
    for (int start = 0; start < examples.size(); start += size) {
      batches.add(new Batch(examples.subList(start, Math.min(examples.size(), start + size))));
    }
    return batches;
  }
}

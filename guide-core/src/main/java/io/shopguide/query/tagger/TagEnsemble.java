package io.shopguide.query.tagger;

import io.shopguide.encoder.EncodedWords;
import io.shopguide.model.internal.ScratchPool;
import io.shopguide.query.tagger.internal.LinearChain;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;

/**
 * Several taggers that decide together: the mean of their probabilities for each word and tag, each
 * tagger with its weight, and the best valid sequence of tags by the product of the means.
 *
 * <p>Takes the time of its members, and time quadratic in the tags. Immutable and thread-safe.
 */
public final class TagEnsemble implements WordTagger {
  private static final double TINY = 1e-12; // in place of probability 0

  private final LabelSet labels;
  private final List<Placed> members;
  private final ScratchPool<LinearChain> chains;

  /** A member with the labels that its tags are. */
  private static final class Placed {
    final Member member;
    final int[] labelOfTag;

    Placed(Member member, int[] labelOfTag) {
      this.member = member;
      this.labelOfTag = labelOfTag;
    }
  }

  /**
   * One tagger. Immutable and thread-safe.
   *
   * @param tagger one whose tags are {@code O}, {@code B-TYPE} and {@code I-TYPE}
   * @param weight how much its word counts, above 0
   */
  public record Member(WordTagger tagger, double weight) {
    /**
     * Makes a member.
     *
     * @throws IllegalArgumentException if the weight is not above 0 or a tag has another form
     */
    public Member {
      Objects.requireNonNull(tagger, "tagger");
      if (!(weight > 0)) {
        throw new IllegalArgumentException("The weight of a tagger must be above 0, not " + weight);
      }
      for (String tag : tagger.tags()) {
        if (!tag.equals("O") && !tag.matches("[BI]-.+")) {
          throw new IllegalArgumentException(
              "The tag '" + tag + "' is neither O nor B-TYPE nor I-TYPE");
        }
      }
    }
  }

  /**
   * Joins taggers.
   *
   * @param members at least one; they may know different types
   * @throws IllegalArgumentException if there is none
   */
  public TagEnsemble(List<Member> members) {
    if (members.isEmpty()) {
      throw new IllegalArgumentException("An ensemble needs a tagger");
    }
    TreeSet<String> types = new TreeSet<>();
    for (Member member : members) {
      member.tagger().tags().stream()
          .filter(tag -> tag.length() > 2)
          .forEach(t -> types.add(t.substring(2)));
    }
    labels = new LabelSet(TagScheme.BIO, List.copyOf(types));
    chains = new ScratchPool<>(() -> new LinearChain(labels));
    this.members = members.stream().map(this::placed).toList();
  }

  private Placed placed(Member member) {
    List<String> tags = member.tagger().tags();
    int[] labelOfTag = new int[tags.size()];
    for (int i = 0; i < labelOfTag.length; i++) {
      String tag = tags.get(i);
      labelOfTag[i] =
          tag.equals("O")
              ? LabelSet.OUTSIDE
              : labels.label(labels.types().indexOf(tag.substring(2)), tag.charAt(0));
    }
    return new Placed(member, labelOfTag);
  }

  @Override
  public List<String> tags() {
    return labels.tags();
  }

  /**
   * Finds the entities.
   *
   * @param words the words
   * @return the entities in order; the confidence is the least of its words' mean probabilities
   */
  @Override
  public List<TagSpan> tag(EncodedWords words) {
    int length = length(words);
    if (length == 0) {
      return List.of();
    }
    double[] means = means(words, length);
    double[] scores = new double[means.length];
    for (int i = 0; i < scores.length; i++) {
      scores[i] = Math.log(Math.max(means[i], TINY));
    }
    int[] best = new int[length];
    LinearChain chain = chains.take();
    chain.viterbi(scores, length, best);
    chains.give(chain);
    List<TagSpan> spans = new ArrayList<>();
    for (TagSpan span : labels.decode(best, length)) {
      double least = 1;
      for (int i = span.start(); i < span.end(); i++) {
        least = Math.min(least, means[i * labels.size() + best[i]]);
      }
      spans.add(new TagSpan(span.start(), span.end(), span.type(), (float) least));
    }
    return spans;
  }

  @Override
  public float[] probabilities(EncodedWords words) {
    double[] means = means(words, length(words));
    float[] probabilities = new float[means.length];
    for (int i = 0; i < means.length; i++) {
      probabilities[i] = (float) means[i];
    }
    return probabilities;
  }

  private static int length(EncodedWords words) {
    return Math.min(words.words().size(), TaggerSession.MAX_WORDS);
  }

  private double[] means(EncodedWords words, int length) {
    double[] means = new double[length * labels.size()];
    double weights = members.stream().mapToDouble(placed -> placed.member.weight()).sum();
    for (Placed placed : members) {
      float[] probabilities = placed.member.tagger().probabilities(words);
      int tags = placed.labelOfTag.length;
      double share = placed.member.weight() / weights;
      for (int i = 0; i < length; i++) {
        for (int tag = 0; tag < tags; tag++) {
          means[i * labels.size() + placed.labelOfTag[tag]] +=
              share * probabilities[i * tags + tag];
        }
      }
    }
    return means;
  }
}

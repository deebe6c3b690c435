package io.shopguide.query.tagger;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * Several taggers that decide together: the mean of their probabilities for each word and tag, each
 * tagger with its weight, and the best valid sequence of tags by the product of the means.
 *
 * <p>Takes the time of its members, and time quadratic in the tags. Immutable; as thread-safe as
 * its members.
 */
public final class TagEnsemble {
  private static final double TINY = 1e-12; // in place of probability 0

  private final LabelSet labels;
  private final List<Placed> members;

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
   * One tagger. As thread-safe as its function.
   *
   * @param tags {@code O}, {@code B-TYPE} and {@code I-TYPE} in any order
   * @param probabilities gives for words a row of probabilities of {@code tags} for each of them
   * @param weight how much its word counts, above 0
   */
  public record Member(
      List<String> tags, Function<List<String>, float[]> probabilities, double weight) {
    /**
     * Makes a member.
     *
     * @throws IllegalArgumentException if the weight is not above 0 or a tag has another form
     */
    public Member {
      tags = List.copyOf(tags);
      Objects.requireNonNull(probabilities, "probabilities");
      if (!(weight > 0)) {
        throw new IllegalArgumentException("The weight of a tagger must be above 0, not " + weight);
      }
      for (String tag : tags) {
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
      member.tags().stream()
          .filter(tag -> tag.length() > 2)
          .forEach(t -> types.add(t.substring(2)));
    }
    labels = new LabelSet(TagScheme.BIO, List.copyOf(types));
    this.members = members.stream().map(this::placed).toList();
  }

  private Placed placed(Member member) {
    int[] labelOfTag = new int[member.tags().size()];
    for (int i = 0; i < labelOfTag.length; i++) {
      String tag = member.tags().get(i);
      labelOfTag[i] =
          tag.equals("O")
              ? LabelSet.OUTSIDE
              : labels.label(labels.types().indexOf(tag.substring(2)), tag.charAt(0));
    }
    return new Placed(member, labelOfTag);
  }

  /**
   * Finds the entities.
   *
   * @param words the words
   * @return the entities in order; the confidence is the least of its words' mean probabilities
   */
  public List<TagSpan> tag(List<String> words) {
    int length = Math.min(words.size(), TaggerSession.MAX_WORDS);
    if (length == 0) {
      return List.of();
    }
    double[] means = means(words.subList(0, length));
    double[] scores = new double[means.length];
    for (int i = 0; i < scores.length; i++) {
      scores[i] = Math.log(Math.max(means[i], TINY));
    }
    int[] best = new int[length];
    new LinearChain(labels).viterbi(scores, length, best);
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

  private double[] means(List<String> words) {
    double[] means = new double[words.size() * labels.size()];
    double weights = members.stream().mapToDouble(placed -> placed.member.weight()).sum();
    for (Placed placed : members) {
      float[] probabilities = placed.member.probabilities().apply(words);
      int tags = placed.labelOfTag.length;
      double share = placed.member.weight() / weights;
      for (int i = 0; i < words.size(); i++) {
        for (int tag = 0; tag < tags; tag++) {
          means[i * labels.size() + placed.labelOfTag[tag]] +=
              share * probabilities[i * tags + tag];
        }
      }
    }
    return means;
  }
}

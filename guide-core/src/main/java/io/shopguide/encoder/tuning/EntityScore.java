package io.shopguide.encoder.tuning;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Strict mention scores, micro-averaged: a mention counts if its first word, its last word and its
 * type are right (Tjong Kim Sang and De Meulder, 2003). Immutable and thread-safe.
 *
 * @param correct number of mentions found that are right
 * @param found number of mentions found
 * @param expected number of mentions there are
 */
public record EntityScore(long correct, long found, long expected) {

  private record Mention(int query, int start, int end, String type) {}

  /**
   * Compares tags.
   *
   * @param expected the right tags of each query
   * @param found the found tags of each query, as many
   * @return the scores
   * @throws IllegalArgumentException if the numbers of queries differ
   */
  public static EntityScore of(List<List<String>> expected, List<List<String>> found) {
    if (expected.size() != found.size()) {
      throw new IllegalArgumentException(
          expected.size() + " queries expected, " + found.size() + " found");
    }
    Set<Mention> right = mentions(expected);
    Set<Mention> both = mentions(found);
    int all = both.size();
    both.retainAll(right);
    return new EntityScore(both.size(), all, right.size());
  }

  private static Set<Mention> mentions(List<List<String>> queries) {
    Set<Mention> mentions = new HashSet<>();
    for (int q = 0; q < queries.size(); q++) {
      List<String> tags = queries.get(q);
      for (int start = 0; start < tags.size(); start++) {
        if (tags.get(start).startsWith("B-")) {
          String type = tags.get(start).substring(2);
          int end = start + 1;
          while (end < tags.size() && tags.get(end).equals("I-" + type)) {
            end++;
          }
          mentions.add(new Mention(q, start, end, type));
        }
      }
    }
    return mentions;
  }

  /**
   * Share of the found mentions that are right.
   *
   * @return 0 to 1, 0 if none was found
   */
  public double precision() {
    return found == 0 ? 0 : (double) correct / found;
  }

  /**
   * Share of the mentions that were found.
   *
   * @return 0 to 1, 0 if there is none
   */
  public double recall() {
    return expected == 0 ? 0 : (double) correct / expected;
  }

  /**
   * The harmonic mean of precision and recall.
   *
   * @return 0 to 1
   */
  public double f1() {
    return found + expected == 0 ? 0 : 2.0 * correct / (found + expected);
  }
}

package io.shopguide.rec;

/**
 * What one named part adds to a score. The contributions of a product add up to its score.
 *
 * <p>Immutable and thread-safe.
 *
 * @param side the similarity the part belongs to
 * @param name the part's name, for example {@code text} or {@code bought together}
 * @param value what it adds to the score, its weight and alpha or beta included
 */
public record Contribution(Side side, String name, double value) {
  /** One of the two similarities of the score. */
  public enum Side {
    /** Similarity of text, attributes and vectors. */
    CONTENT,
    /** Similarity through relations of the graph, purchases among them. */
    GRAPH
  }
}

package io.shopguide.rec;

/**
 * What one named part adds to a score. The contributions of a product add up to its score.
 *
 * <p>Immutable and thread-safe.
 *
 * @param side what the part belongs to
 * @param name the part's name, for example {@code text} or {@code bought together}
 * @param value what it adds to the score, its weight and alpha or beta included
 */
public record Contribution(Side side, String name, double value) {
  /** What a part belongs to. */
  public enum Side {
    /** Similarity of text, attributes and vectors. */
    CONTENT,
    /** Similarity through relations of the graph, purchases among them. */
    GRAPH,
    /** A rule of the shop, which may also take from the score. */
    RULE
  }
}

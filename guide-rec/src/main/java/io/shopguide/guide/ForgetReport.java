package io.shopguide.guide;

/**
 * What was done to forget a shopper. Immutable and thread-safe.
 *
 * @param recorded purchases removed from the journal, which was written anew
 * @param inGraph purchases in the graph of the live generation: no longer used for the shopper as
 *     of now, and gone from disk with the next build, which leaves out what the feeds say of the
 *     shopper until now
 */
public record ForgetReport(int recorded, int inGraph) {
  /**
   * Whether a build is needed for the last traces to go: the graph, and the popularity and the
   * item-item weights learned from it.
   *
   * @return whether the graph holds purchases
   */
  public boolean needsBuild() {
    return inGraph > 0;
  }
}

package io.shopguide.benchmarks.kg;

/** Does nothing, for the time that a JVM takes anyway. */
final class NothingProbe {
  private NothingProbe() {}

  /**
   * Runs.
   *
   * @param args ignored
   */
  public static void main(String[] args) {}
}

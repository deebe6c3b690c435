package io.shopguide.kg.build;

/**
 * Hears how far a build is, on the thread that builds and at most a few times a second. An
 * exception from it ends the build.
 */
@FunctionalInterface
public interface BuildProgress {
  /**
   * Called from time to time, and once at the end of each step.
   *
   * @param progress how far the build is
   */
  void onProgress(Progress progress);

  /**
   * How far a build is. Immutable and thread-safe.
   *
   * @param step what is being done, for example {@code reading products.jsonl.gz}
   * @param done units of work done: bytes where a file is read, otherwise items
   * @param total units of work in all, -1 if unknown
   */
  record Progress(String step, long done, long total) {}
}

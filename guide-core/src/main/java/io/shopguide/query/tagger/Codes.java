package io.shopguide.query.tagger;

/** Something known about words or runs of words, found by their hash. */
@FunctionalInterface
interface Codes {
  /** Nothing is known. */
  int NONE = 0;

  /** What is known in a few bits, or {@link #NONE}. */
  int code(long hash);
}

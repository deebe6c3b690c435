package io.shopguide.kg.rdf;

import io.shopguide.kg.RdfSyntaxException;

/** Decides what happens after a line that cannot be read. Called by one thread. */
@FunctionalInterface
public interface ProblemHandler {
  /** Ends the reading with the first problem. */
  ProblemHandler STOP =
      problem -> {
        throw problem;
      };

  /**
   * Takes a problem. If it returns, the line is left out and reading goes on with the next one; if
   * it throws, reading ends.
   *
   * @param problem what is wrong and where
   */
  void problem(RdfSyntaxException problem);
}

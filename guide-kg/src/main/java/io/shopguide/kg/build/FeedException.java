package io.shopguide.kg.build;

/**
 * A feed that cannot be read: under {@link ErrorPolicy#STRICT} because of its first bad line, under
 * any policy because the rest of it is out of reach. Immutable and thread-safe.
 */
public final class FeedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** The problem that ended the reading. */
  private final transient FeedProblem problem;

  FeedException(FeedProblem problem, Throwable cause) {
    super(problem.toString(), cause);
    this.problem = problem;
  }

  /**
   * What is wrong and where.
   *
   * @return the problem; {@code null} after deserialization
   */
  public FeedProblem problem() {
    return problem;
  }
}

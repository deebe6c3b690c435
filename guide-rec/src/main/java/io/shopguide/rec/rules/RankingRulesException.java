package io.shopguide.rec.rules;

/** Rules cannot be used; the message names the file, the rule, the field and the remedy. */
public final class RankingRulesException extends IllegalArgumentException {
  private static final long serialVersionUID = 1;

  /**
   * Makes an exception.
   *
   * @param message what is wrong, where, and what helps
   */
  public RankingRulesException(String message) {
    super(message);
  }

  /**
   * Makes an exception.
   *
   * @param message what is wrong, where, and what helps
   * @param cause the underlying failure
   */
  public RankingRulesException(String message, Throwable cause) {
    super(message, cause);
  }
}

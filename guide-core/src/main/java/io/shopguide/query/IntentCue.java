package io.shopguide.query;

/**
 * A phrase that tells what the guide shall do.
 *
 * @param kind what it tells
 * @param detail the attribute asked for, empty if the phrase names none
 */
record IntentCue(Kind kind, String detail) {
  /** What a phrase tells. */
  enum Kind {
    RESET,
    GREETING,
    REFINE,
    /** Products follow that shall be compared. */
    COMPARE,
    /** Stands between products that shall be compared. */
    VERSUS,
    /** Products precede, or follow, that shall be compared. */
    BETTER,
    /** A product follows that something shall go with. */
    ACCESSORIES,
    /** A product precedes that something shall go with. */
    WITHIT,
    /** Help with an order. */
    HELP,
    /** Something that no shop answers. */
    OUT,
    /** Asks for a person. */
    WHO,
    /** Asks for something that a shop may know, or not. */
    QUESTION,
    /** Something that is in no shop. */
    TOPIC,
    /** A product follows that others shall be like. */
    LIKE,
    /** A product precedes that others shall be like. */
    LIKEAFTER,
    /** A question opens. */
    ASK,
    /** The verb that tells what a question asks for. */
    VERB,
    /** A question ends. */
    ENDASK
  }

  static IntentCue of(String text) {
    int colon = text.indexOf(':');
    return colon < 0
        ? new IntentCue(Kind.valueOf(text), "")
        : new IntentCue(Kind.valueOf(text.substring(0, colon)), text.substring(colon + 1));
  }
}

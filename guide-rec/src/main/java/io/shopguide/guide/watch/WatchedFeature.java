package io.shopguide.guide.watch;

import io.shopguide.monitoring.Stage;
import java.util.List;

/**
 * What is watched, in the order of a request's way: what moves first is the likelier cause of what
 * moves after it.
 */
public enum WatchedFeature {
  /** The price that the shop charges over that of the catalogue. */
  CURRENT_PRICE(
      "current price over catalogue price",
      true,
      Stage.BUILD,
      "is the catalogue older than the shop's prices?"),
  /** Whether the recognized intent was what the shopper meant. */
  LABELS("intent labels", false, Stage.PARSE, "is the intent model the right one?"),
  /** The language of the query. */
  LANGUAGE("language", false, Stage.PARSE, "do other shoppers ask, or is the language misjudged?"),
  /** Number of characters of the query. */
  QUERY_LENGTH("query length", true, Stage.PARSE, "do other shoppers or programs ask?"),
  /** The recognized intent. */
  INTENT("intent", false, Stage.PARSE, "is the intent model the right one?"),
  /** Confidence of the intent. */
  INTENT_CONFIDENCE("intent confidence", true, Stage.PARSE, "is the intent model the right one?"),
  /** The brand that is wished for. */
  BRAND("wished brand", false, Stage.PARSE, "has it left the catalogue or the vocabulary?"),
  /** The category that is wished for. */
  CATEGORY("wished category", false, Stage.PARSE, "has it left the catalogue or the vocabulary?"),
  /** Another concept that is wished for. */
  PROPERTY("wished property", false, Stage.PARSE, "has it left the catalogue or the vocabulary?"),
  /** Whether all words were understood. */
  UNRESOLVED("unknown words", false, Stage.PARSE, "what do shoppers ask for that the shop lacks?"),
  /** Components of the query's vector in fixed directions. */
  VECTOR_1("query vector 1", true, Stage.ENCODE, "is the encoder the one of the build?"),
  /** A second direction. */
  VECTOR_2("query vector 2", true, Stage.ENCODE, "is the encoder the one of the build?"),
  /** A third direction. */
  VECTOR_3("query vector 3", true, Stage.ENCODE, "is the encoder the one of the build?"),
  /** A fourth direction. */
  VECTOR_4("query vector 4", true, Stage.ENCODE, "is the encoder the one of the build?"),
  /** Price of the first product of an answer. */
  SHOWN_PRICE("shown price", true, Stage.SCORE, "is a feed's price in another unit or currency?"),
  /** Brand of the first product of an answer. */
  SHOWN_BRAND("shown brand", false, Stage.SCORE, "has it left the catalogue, or a rule changed?"),
  /** Number of products that an answer was chosen from. */
  CANDIDATES("candidates", true, Stage.CANDIDATES, "has the catalogue grown or shrunk?"),
  /** Whether a question had a result. */
  RESULTS("results", false, Stage.CANDIDATES, "what do shoppers ask for that the shop lacks?"),
  /** Score of the first product of an answer. */
  SCORE("score", true, Stage.SCORE, "have weights, rules or models changed?"),
  /** Clicks beside answers. */
  CLICKS("clicks", false, Stage.ASK, "do the answers still please?"),
  /** Purchases beside answers. */
  PURCHASES("purchases", false, Stage.ASK, "do the answers still please?");

  /** The directions of the query's vector. */
  static final List<WatchedFeature> VECTORS = List.of(VECTOR_1, VECTOR_2, VECTOR_3, VECTOR_4);

  private final String label;
  private final boolean numeric;
  private final Stage stage;
  private final String question;

  WatchedFeature(String label, boolean numeric, Stage stage, String question) {
    this.label = label;
    this.numeric = numeric;
    this.stage = stage;
    this.question = question;
  }

  /**
   * Its name in reports and references.
   *
   * @return a metric label
   */
  public String label() {
    return label;
  }

  boolean isNumeric() {
    return numeric;
  }

  /** Where it shows. */
  Stage stage() {
    return stage;
  }

  /** What to look for when it moved. */
  String question() {
    return question;
  }
}

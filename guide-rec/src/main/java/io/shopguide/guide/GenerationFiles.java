package io.shopguide.guide;

/** Names of the files of a generation. */
final class GenerationFiles {
  static final String GRAPH = "graph.kg";
  static final String TEXT = "text";
  static final String VECTORS = "vectors";
  static final String ITEM_ITEM = "item-item.bin";
  static final String ITEM_ITEM_CARD = "item-item.json";
  static final String PURCHASE_TIMES = "purchase-times.bin";
  static final String TRAINING = "training";
  static final String BLENDS = "blends.json";
  static final String CONCEPTS = "concepts.bin";
  static final String VOCABULARY = "vocabulary.tsv";
  static final String PARSER = "parser";
  static final String DRIFT = "drift.bin";

  private GenerationFiles() {}
}

/** Query understanding: parser, lexicon, encoder and dialogue state. */
module io.shopguide.core {
  requires transitive io.shopguide.monitoring;
  requires ai.djl.api;
  requires ai.djl.tokenizers;
  requires com.carrotsearch.hppc;
  requires org.slf4j;

  exports io.shopguide.dialogue;
  exports io.shopguide.encoder;
  exports io.shopguide.encoder.tuning;
  exports io.shopguide.lexicon;
  exports io.shopguide.model;
  exports io.shopguide.query.intent;
  exports io.shopguide.query.linking;
  exports io.shopguide.query.tagger;
  exports io.shopguide.query;
}

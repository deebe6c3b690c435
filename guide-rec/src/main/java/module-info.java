/** The hybrid recommender, its evaluation, and the {@code ShoppingGuide} facade. */
module io.shopguide.rec {
  requires transitive io.shopguide.kg;
  requires com.carrotsearch.hppc;
  requires com.google.gson;
  requires de.siegmar.fastcsv;
  requires org.apache.lucene.analysis.common;
  requires org.apache.lucene.core;
  requires org.slf4j;

  exports io.shopguide.guide;
  exports io.shopguide.rec;
  exports io.shopguide.rec.evaluation;
  exports io.shopguide.rec.rules;
  exports io.shopguide.rec.train;
  exports io.shopguide.rec.vector;
}

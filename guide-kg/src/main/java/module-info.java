/** The product graph, and the feeds it is built from. */
module io.shopguide.kg {
  requires transitive io.shopguide.core;
  requires com.carrotsearch.hppc;
  requires com.google.gson;
  requires de.siegmar.fastcsv;
  requires org.slf4j;

  exports io.shopguide.kg;
  exports io.shopguide.kg.build;
  exports io.shopguide.kg.query;
  exports io.shopguide.kg.store;
}

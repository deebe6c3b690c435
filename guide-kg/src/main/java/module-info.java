/** The product graph, and the feeds it is built from. */
module io.shopguide.kg {
  requires transitive io.shopguide.core;
  requires com.carrotsearch.hppc;
  requires com.google.gson;
  requires de.siegmar.fastcsv;

  exports io.shopguide.kg;
  exports io.shopguide.kg.build;
}

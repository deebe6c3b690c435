/** ShopGuide's graphs as Apache Jena graphs, and SPARQL over a catalogue as an example. */
package io.shopguide.examples.jena;

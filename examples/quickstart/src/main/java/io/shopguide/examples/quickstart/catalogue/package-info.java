/**
 * The quickstart's shop: an invented catalogue and the purchases of invented shoppers.
 *
 * <p>{@link io.shopguide.examples.quickstart.catalogue.CatalogueGenerator} makes both from the
 * vocabulary, a folder of tab-separated files beside this package's resources, and a seed. The
 * vocabulary holds everything a person would write by hand (brands, models, colours, the range of
 * each attribute, sentences, personas); the code only draws and combines. Equal seeds give equal
 * bytes on every platform and Java version.
 */
package io.shopguide.examples.quickstart.catalogue;

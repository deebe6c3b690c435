/**
 * From an application's files to a graph: feeds are read line by line into records, records become
 * statements, and statements a {@link io.shopguide.kg.ProductGraph}.
 *
 * <pre>{@code
 * Feed<ProductRecord> products =
 *     Feed.jsonLines(
 *         Path.of("products.jsonl.gz"),
 *         Mapping.id("id").title("title").brand("supplier").price("price", PriceUnit.CENTS, "USD"));
 * Catalogue catalogue = CatalogueBuilder.create(Vocabulary.builtIn()).products(products).build();
 * System.out.println(catalogue.reports());
 * }</pre>
 *
 * <p>{@link io.shopguide.kg.build.GraphLexicon} then teaches the query parser the graph's words.
 */
package io.shopguide.kg.build;

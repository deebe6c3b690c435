/**
 * The product graph: entities with {@code int} ids, typed relations and typed columns.
 *
 * <p>{@link io.shopguide.kg.GraphBuilder} turns {@linkplain io.shopguide.kg.Statement statements}
 * into a {@link io.shopguide.kg.ProductGraph}. The graph is read by ids; strings are made only when
 * asked for:
 *
 * <pre>{@code
 * Relation brand = graph.relation("brand", "Product", "Brand");
 * int product = graph.find("Product", "4711");
 * for (int p = brand.start(product); p < brand.end(product); p++) {
 *   System.out.println(graph.label(brand.target(p), Language.ENGLISH));
 * }
 * }</pre>
 */
package io.shopguide.kg;

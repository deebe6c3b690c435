/**
 * Graphs that change, in memory and on disk, and building them from files.
 *
 * <pre>{@code
 * GraphImport.into(Path.of("shop.sg")).nTriples(Path.of("shop.nt.gz")).run();
 * try (GraphStore store = GraphStore.create(Path.of("shop"), Path.of("shop.sg"))) {
 *   store.apply(new GraphChanges().add(product, brand, acme));
 *   GraphView view = store.view();
 * }
 * }</pre>
 */
package io.shopguide.kg.store;

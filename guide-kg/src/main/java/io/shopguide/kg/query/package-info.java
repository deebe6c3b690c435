/**
 * Questions to a graph that go beyond one triple, by ids.
 *
 * <p>Everything here reads a {@link io.shopguide.kg.GraphView}; ids are those of that view. What is
 * made for a view is cheap to make; the memory behind it is in a {@link
 * io.shopguide.kg.query.QueryScratch}, of which each thread keeps one:
 *
 * <pre>{@code
 * GraphFilter filter =
 *     GraphFilter.allOf(
 *         GraphFilter.equal(type, headphones), GraphFilter.range(price, 0, 150));
 * BitSet products = new BitSet();
 * filter.select(view, products);                                     // which
 * new Facets(view, scratch).count(products, brand, best);            // how many of each brand
 * new CoOccurrence(view, scratch)
 *     .subjectsSharingObjects(product, hasFeature, best);            // what is like this one
 * }</pre>
 *
 * <ul>
 *   <li>{@link io.shopguide.kg.query.GraphFilter} selects subjects by their values, {@link
 *       io.shopguide.kg.query.Facets} counts the values of those;
 *   <li>{@link io.shopguide.kg.query.GraphQuery} matches several patterns with variables;
 *   <li>{@link io.shopguide.kg.query.CoOccurrence} finds what has most in common with a term;
 *   <li>{@link io.shopguide.kg.query.Hops} finds what is near, {@link
 *       io.shopguide.kg.query.PersonalizedPageRank} ranks it, and {@link
 *       io.shopguide.kg.query.PathSearch} tells what connects two terms; all three walk along
 *       {@linkplain io.shopguide.kg.query.WalkRelation relations}.
 * </ul>
 */
package io.shopguide.kg.query;

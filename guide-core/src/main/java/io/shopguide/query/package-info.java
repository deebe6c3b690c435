/**
 * From an utterance to what was understood of it.
 *
 * <pre>{@code
 * QueryParser parser = new QueryParser(lexicon);
 * ParsedQuery query = parser.parse("noise cancelling headphones under $150, not Sony");
 * query.findings(PriceFinding.class).get(0).high(); // 150.0
 * }</pre>
 *
 * <p>A {@link io.shopguide.query.ParsedQuery} holds {@link io.shopguide.query.Finding}s, each with
 * a {@link io.shopguide.query.Span} into the original text, and the {@link
 * io.shopguide.query.Word}s that none of them covers.
 */
package io.shopguide.query;

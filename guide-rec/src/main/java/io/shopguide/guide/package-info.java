/**
 * The shopping guide: build it from feeds, open it, ask it.
 *
 * <pre>{@code
 * GuideBuilder.create(Path.of("shop"))
 *     .products(Feed.jsonLines(Path.of("products.jsonl"), Mapping.id("id").title("title")))
 *     .build();
 * try (ShoppingGuide guide = ShoppingGuide.open(Path.of("shop"))) {
 *   Session session = guide.newSession(Shopper.of("u42"));
 *   Answer answer = guide.ask("headphones under $150, not Sony", session);
 *   for (Recommendation r : answer.recommendations()) {
 *     System.out.println(r.product().title() + ": " + r.explanation().sentence(Locale.ENGLISH));
 *   }
 * }
 * }</pre>
 */
package io.shopguide.guide;

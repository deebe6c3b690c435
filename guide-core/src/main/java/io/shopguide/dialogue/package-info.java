/**
 * What was said over several turns, as the need it leaves: pure state, no graph and no recommender.
 *
 * <pre>{@code
 * Dialogue dialogue = new Dialogue();
 * Need need = dialogue.next(Need.empty(), parser.parse("headphones under $150"), List.of());
 * need = dialogue.next(need, parser.parse("cheaper, and in white"), shown);
 * }</pre>
 *
 * <p>{@link io.shopguide.dialogue.Need} is what the shopper wants now, {@link
 * io.shopguide.dialogue.Dialogue} the step from one turn to the next, {@link
 * io.shopguide.dialogue.ShownProduct} what a step may compare with.
 */
package io.shopguide.dialogue;

/**
 * From words to concepts, in English and Chinese.
 *
 * <pre>{@code
 * Concept acme = new Concept(ConceptKind.BRAND, "acme");
 * Lexicon lexicon =
 *     Lexicon.builder()
 *         .vocabulary(Vocabulary.builtIn())
 *         .add(acme, Language.ENGLISH, "Acme", 1)
 *         .build();
 * List<Mention> mentions = lexicon.mentions(Tokenizer.tokens("acme t-shirts"));
 * }</pre>
 *
 * <p>Without allocation, with buffers that are used again:
 *
 * <pre>{@code
 * TokenBuffer tokens = new TokenBuffer();
 * MentionBuffer found = new MentionBuffer();
 * tokens.read("acme t-shirts");
 * lexicon.scan(tokens, found);
 * Concept first = lexicon.concept(found.form(0), 0);
 * }</pre>
 *
 * <p>A {@link io.shopguide.lexicon.Vocabulary} names concepts and what each is a sort of; a {@link
 * io.shopguide.lexicon.Lexicon} finds them in text. The {@link io.shopguide.lexicon.Tokenizer}
 * unifies case, width and punctuation, and every {@link io.shopguide.lexicon.Token} knows its place
 * in the original text.
 */
package io.shopguide.lexicon;

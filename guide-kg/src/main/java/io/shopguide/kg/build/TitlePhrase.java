package io.shopguide.kg.build;

/**
 * One to three words of a title that might name what the product is.
 *
 * @param text the words in lower case
 * @param words how many
 * @param endsRun whether a sign, number, colour or function word follows, as after the head of an
 *     English noun phrase
 * @param lower whether it is written in lower case, as names of models are not
 * @param complement whether it stands after a word such as "for", so that it names something else
 */
record TitlePhrase(String text, int words, boolean endsRun, boolean lower, boolean complement) {}

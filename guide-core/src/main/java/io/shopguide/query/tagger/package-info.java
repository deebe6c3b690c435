/**
 * A trained tagger for the words of a query, or the characters of a Chinese title.
 *
 * <pre>{@code
 * ConllFile train = ConllFile.read(Path.of("train.conll"));
 * SequenceTagger tagger =
 *     TaggerTrainer.create()
 *         .gazetteers(Gazetteer.of(Vocabulary.builtIn(), Language.ENGLISH))
 *         .train(train.sequences());
 * tagger.save(Path.of("queries.tagger"));
 * TaggerSession session = tagger.newSession(); // one per thread
 * session.tag(List.of("white", "duvet", "cover")); // color, then product type
 * }</pre>
 *
 * <p>Words alone are enough. Real numbers for each word, such as the states of a {@link
 * io.shopguide.encoder.TokenEncoder}, can be given beside them as {@link
 * io.shopguide.query.tagger.TokenStates}, in training and in tagging.
 */
package io.shopguide.query.tagger;

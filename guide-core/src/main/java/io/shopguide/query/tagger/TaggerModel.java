package io.shopguide.query.tagger;

/**
 * Everything a trained tagger knows. Immutable and thread-safe.
 *
 * @param unit what sequences consist of
 * @param labels the labels
 * @param names lists of names
 * @param entities what is known of runs of words; see {@link EntityCounts}
 * @param words what is known of words; see {@link WordCounts}
 * @param features the weights of features
 * @param pairs the weights of pairs of labels
 * @param scale of the states
 * @param states the weights of states, once scaled
 * @param card where the model comes from
 */
record TaggerModel(
    FeatureTemplates.Unit unit,
    LabelSet labels,
    NameLists names,
    CodeTable entities,
    CodeTable words,
    SparseRows features,
    DenseRows pairs,
    StateScale scale,
    DenseRows states,
    ModelCard card) {

  Knowledge knowledge() {
    return new Knowledge(names.names(), names.count(), names.longest(), entities, words);
  }
}

package io.shopguide.guide;

/**
 * What a guide consists of. Immutable and thread-safe.
 *
 * @param generation number of the live generation
 * @param products number of products
 * @param shoppers number of shoppers with purchases in the graph
 * @param entities number of entities of all classes
 * @param edges number of edges of all relations
 * @param lexiconForms number of surface forms the parser knows
 * @param encoder specification of the encoder in use, empty for none
 */
public record GuideInfo(
    long generation,
    int products,
    int shoppers,
    int entities,
    long edges,
    int lexiconForms,
    String encoder) {}

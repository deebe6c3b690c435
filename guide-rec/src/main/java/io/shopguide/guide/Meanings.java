package io.shopguide.guide;

import io.shopguide.encoder.EncoderException;
import io.shopguide.lexicon.Concept;
import io.shopguide.lexicon.Language;
import io.shopguide.query.ConceptFinding;
import io.shopguide.query.Finding;
import io.shopguide.query.ParsedQuery;
import io.shopguide.query.Polarity;
import io.shopguide.query.linking.ConceptLinker;
import io.shopguide.query.linking.Link;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What the words of shoppers mean in this shop, where they may mean several things or nothing that
 * the shop has. Thread-safe.
 */
final class Meanings {
  /** What is less likely than its contrary is not assumed. */
  private static final double LIKELY = 0.5;

  private final ConceptLinker linker;
  private final ConceptProducts concepts;
  private final Language language;

  /**
   * Makes the meanings.
   *
   * @param language the language of words that the encoder knows
   */
  Meanings(ConceptLinker linker, ConceptProducts concepts, Language language) {
    this.linker = linker;
    this.concepts = concepts;
    this.language = language;
  }

  /** A query with the meanings of its ambiguous wishes that go best with its other wishes. */
  ParsedQuery resolved(ParsedQuery query) {
    List<Finding> findings = new ArrayList<>(query.findings().size());
    boolean changed = false;
    for (Finding finding : query.findings()) {
      Finding resolved = finding instanceof ConceptFinding f ? resolved(f, query) : finding;
      changed |= !resolved.equals(finding);
      findings.add(resolved);
    }
    return changed
        ? new ParsedQuery(
            query.text(),
            query.language(),
            query.intent(),
            query.intentConfidence(),
            findings,
            query.unresolved(),
            query.references(),
            query.alternatives(),
            query.tags())
        : query;
  }

  private ConceptFinding resolved(ConceptFinding mention, ParsedQuery query) {
    if (mention.concepts().size() == 1
        || mention.polarity() != Polarity.WANTED
        || query.findings().size() == 1) {
      return mention;
    }
    Link best = linker.links(query, mention).getFirst();
    if (best.concept().equals(mention.concept()) || best.probability() < LIKELY) {
      return mention;
    }
    List<Concept> concepts =
        Stream.concat(Stream.of(best.concept()), mention.concepts().stream()).distinct().toList();
    return new ConceptFinding(
        mention.span(),
        best.probability(),
        mention.polarity(),
        concepts,
        mention.form(),
        mention.corrected());
  }

  /**
   * What some words were taken for.
   *
   * @param probability that this or something narrower is meant
   * @param products those that have it
   */
  record Taken(Concept concept, double probability, BitSet products) {}

  /**
   * What words probably stand for that the shop files nothing under.
   *
   * @param context what else the shopper wants
   */
  Optional<Taken> of(String words, List<Concept> context) {
    if (ConceptNames.isChinese(words) != (language == Language.CHINESE)) {
      return Optional.empty();
    }
    List<Link> links;
    try {
      links = linker.links(words, context);
    } catch (EncoderException e) {
      return Optional.empty(); // the search by meaning fails, too, and reports it
    }
    if (links.isEmpty()) {
      return Optional.empty();
    }
    Concept first = links.getFirst().concept();
    BitSet products = concepts.products(List.of(first));
    double probability = 0;
    for (Link link : links) {
      BitSet others = concepts.products(List.of(link.concept()));
      others.andNot(products);
      probability += others.isEmpty() ? link.probability() : 0;
    }
    return probability < LIKELY
        ? Optional.empty()
        : Optional.of(new Taken(first, Math.min(1, probability), products));
  }
}

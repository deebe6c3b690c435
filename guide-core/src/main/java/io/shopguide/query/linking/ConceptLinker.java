package io.shopguide.query.linking;

import io.shopguide.encoder.TextEncoder;
import io.shopguide.lexicon.Concept;
import io.shopguide.lexicon.ConceptKind;
import io.shopguide.lexicon.Lexicon;
import io.shopguide.lexicon.Sense;
import io.shopguide.query.ConceptFinding;
import io.shopguide.query.Finding;
import io.shopguide.query.ParsedQuery;
import io.shopguide.query.Polarity;
import io.shopguide.query.Span;
import io.shopguide.query.Word;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;

/**
 * Tells what the parts of a query stand for.
 *
 * <p>A mention means a concept with a probability in proportion to its prior times how well the
 * concept goes with each other mention of another kind that the shopper wants, to the power of
 * {@value #SHARPNESS}, and times {@value #LEAD} for the one that the parser's rules prefer; {@value
 * #UNKNOWN} of the greatest is left for "none of them". A word that the lexicon lacks is compared
 * with the names of concepts as vectors, if there are any.
 *
 * <p>Time linear in senses times mentions, and for a word that of encoding it and a search.
 * Immutable and thread-safe.
 */
public final class ConceptLinker {
  private static final double SHARPNESS = 1.5; // priors of the lexicon grow slower than counts
  private static final double LEAD = 2;
  private static final double UNKNOWN = 0.02;
  private static final int MOST_NEAR = 5;

  private final Lexicon lexicon;
  private final Compatibility compatibility;
  private final ConceptVectors vectors; // null if words are not compared
  private final TextEncoder encoder;

  /**
   * Makes a linker that leaves unknown words unknown.
   *
   * @param lexicon the lexicon of the parser
   * @param compatibility how well concepts go together
   */
  public ConceptLinker(Lexicon lexicon, Compatibility compatibility) {
    this.lexicon = Objects.requireNonNull(lexicon, "lexicon");
    this.compatibility = Objects.requireNonNull(compatibility, "compatibility");
    this.vectors = null;
    this.encoder = null;
  }

  /**
   * Makes a linker that compares unknown words with names.
   *
   * @param lexicon the lexicon of the parser
   * @param compatibility how well concepts go together
   * @param vectors the names of concepts
   * @param encoder the encoder that the names were encoded with; the caller closes it
   * @throws IllegalArgumentException if it is another encoder
   */
  public ConceptLinker(
      Lexicon lexicon, Compatibility compatibility, ConceptVectors vectors, TextEncoder encoder) {
    this.lexicon = Objects.requireNonNull(lexicon, "lexicon");
    this.compatibility = Objects.requireNonNull(compatibility, "compatibility");
    this.vectors = Objects.requireNonNull(vectors, "vectors");
    this.encoder = Objects.requireNonNull(encoder, "encoder");
    if (!encoder.specification().equals(vectors.encoder())) {
      throw new IllegalArgumentException(
          "The names were encoded with %s, not with %s; open that with Encoders.open"
              .formatted(vectors.encoder(), encoder.specification()));
    }
  }

  /**
   * What a mention stands for.
   *
   * @param query a parsed query
   * @param mention one of its findings
   * @return its concepts with probabilities, the most likely first
   */
  public List<Link> links(ParsedQuery query, ConceptFinding mention) {
    List<Concept> context = context(query, mention.span());
    List<Link> weighed = new ArrayList<>();
    double sum = 0;
    double most = 0;
    for (Concept concept : mention.concepts()) {
      double weight = Math.pow(prior(mention.form(), concept) * fit(concept, context), SHARPNESS);
      weight *= concept.equals(mention.concept()) ? LEAD : 1;
      weighed.add(new Link(concept, weight));
      sum += weight;
      most = Math.max(most, weight);
    }
    double total = sum + UNKNOWN * most;
    return weighed.stream()
        .map(link -> new Link(link.concept(), total == 0 ? 0 : link.probability() / total))
        .sorted(Comparator.comparingDouble(Link::probability).reversed())
        .toList();
  }

  private double prior(String form, Concept concept) {
    for (Sense sense : lexicon.senses(form)) {
      if (sense.concept().equals(concept)) {
        return sense.prior();
      }
    }
    return 1;
  }

  /** What is wanted elsewhere in a query. */
  private static List<Concept> context(ParsedQuery query, Span span) {
    List<Concept> context = new ArrayList<>();
    for (Finding finding : query.findings()) {
      if (finding instanceof ConceptFinding other
          && other.polarity() == Polarity.WANTED
          && !other.span().equals(span)) {
        context.add(other.concept());
      }
    }
    return context;
  }

  /** How well a concept goes with others; two of one kind are alternatives, but for values. */
  private double fit(Concept concept, List<Concept> context) {
    double fit = 1;
    for (Concept other : context) {
      if (other.kind() != concept.kind() || concept.kind() == ConceptKind.VALUE) {
        fit *= compatibility.of(concept, other);
      }
    }
    return fit;
  }

  /**
   * What a word that the lexicon lacks may stand for.
   *
   * @param query a parsed query
   * @param word one of its unresolved words
   * @return at most five concepts, the most likely first; empty without vectors. A part of the
   *     probability that is missing to 1 says that the word stands for none of them
   * @throws io.shopguide.encoder.EncoderException if the encoder fails
   */
  public List<Link> links(ParsedQuery query, Word word) {
    return links(word.normalized(), context(query, word.span()));
  }

  /**
   * What some words may stand for that the lexicon or the shop has nothing for.
   *
   * @param words one or several words
   * @param context what else the shopper wants
   * @return at most five concepts, the most likely first; empty without vectors. A part of the
   *     probability that is missing to 1 says that the words stand for none of them
   * @throws io.shopguide.encoder.EncoderException if the encoder fails
   */
  public List<Link> links(String words, List<Concept> context) {
    if (vectors == null || words.isBlank()) {
      return List.of();
    }
    List<Link> near = vectors.nearest(encoder.encode(words), MOST_NEAR);
    double total = 1 - near.stream().mapToDouble(Link::probability).sum();
    List<Link> weighed = new ArrayList<>();
    for (Link link : near) {
      double weight = link.probability() * fit(link.concept(), context);
      weighed.add(new Link(link.concept(), weight));
      total += weight;
    }
    double all = total;
    return weighed.stream()
        .map(link -> new Link(link.concept(), link.probability() / all))
        .sorted(Comparator.comparingDouble(Link::probability).reversed())
        .toList();
  }
}

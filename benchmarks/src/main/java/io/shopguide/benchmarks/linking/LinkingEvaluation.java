package io.shopguide.benchmarks.linking;

import com.google.gson.JsonObject;
import io.shopguide.benchmarks.Arguments;
import io.shopguide.benchmarks.Evaluation;
import io.shopguide.encoder.CachingEncoder;
import io.shopguide.encoder.Encoders;
import io.shopguide.encoder.TextEncoder;
import io.shopguide.lexicon.Concept;
import io.shopguide.lexicon.ConceptKind;
import io.shopguide.lexicon.Language;
import io.shopguide.lexicon.Sense;
import io.shopguide.lexicon.Vocabulary;
import io.shopguide.query.Intent;
import io.shopguide.query.ParsedQuery;
import io.shopguide.query.Polarity;
import io.shopguide.query.Span;
import io.shopguide.query.Word;
import io.shopguide.query.linking.Compatibility;
import io.shopguide.query.linking.ConceptLinker;
import io.shopguide.query.linking.ConceptVectors;
import io.shopguide.query.linking.Link;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * How well mentions and unknown words are linked, on data without labels by hand.
 *
 * <ul>
 *   <li>Ambiguous mentions in titles of a catalogue, beside the parser's choice and the most
 *       frequent sense: see {@link MentionCases}.
 *   <li>Names that the lexicon lacks, of the built-in vocabulary or of a taxonomy, beside the
 *       nearest vector: see {@link NameCases}.
 * </ul>
 *
 * <p>Settings are chosen on the half {@code development}; the half {@code test} counts. Immutable
 * and thread-safe.
 */
public final class LinkingEvaluation implements Evaluation {
  private static final int CACHED = 100_000;
  private static final Compatibility INDIFFERENT = (one, other) -> 1;

  /** Makes the evaluation. */
  public LinkingEvaluation() {}

  @Override
  public String usage() {
    return "out=pred.tsv [catalog=products.jsonl.gz] [encoder=all-minilm-l6-v2-q]"
        + " [taxonomy=en.json.gz] [language=en|zh]";
  }

  @Override
  public JsonObject run(Arguments arguments, PrintStream progress) throws IOException {
    Path out = arguments.path("out");
    Optional<Path> catalog = arguments.optional("catalog");
    Optional<Path> taxonomy = arguments.optional("taxonomy");
    Optional<String> encoderName = arguments.text("encoder");
    String languageCode = arguments.text("language").orElse("en");
    arguments.done();
    Language language =
        Arrays.stream(Language.values())
            .filter(l -> l.code().equals(languageCode))
            .findFirst()
            .orElseThrow(
                () ->
                    new IllegalArgumentException("language=" + languageCode + " is not en or zh"));
    if (catalog.isEmpty() && encoderName.isEmpty()) {
      throw new IllegalArgumentException("Give catalog=..., encoder=..., or both");
    }
    JsonObject figures = new JsonObject();
    figures.addProperty("task", "linking");
    try (PrintStream predictions =
        new PrintStream(Files.newOutputStream(out), false, StandardCharsets.UTF_8)) {
      if (catalog.isPresent()) {
        progress.println("reading " + catalog.get());
        figures.add("mentions", mentions(MentionCases.read(catalog.get()), predictions));
      }
      if (encoderName.isPresent()) {
        figures.addProperty("encoder", encoderName.get());
        Map<Concept, List<String>> names =
            taxonomy.isPresent() ? Taxonomy.read(taxonomy.get()) : vocabulary(language);
        try (TextEncoder encoder =
            new CachingEncoder(Encoders.resource(encoderName.get()), CACHED)) {
          progress.printf(Locale.ROOT, "encoding names of %,d concepts%n", names.size());
          figures.add("names", names(NameCases.of(names, language), encoder, predictions));
        }
      }
    }
    return figures;
  }

  /** The names of what a product can be or have, but for brands, whose names mean nothing. */
  private static Map<Concept, List<String>> vocabulary(Language language) {
    Vocabulary vocabulary = Vocabulary.builtIn();
    Map<Concept, List<String>> names = new LinkedHashMap<>();
    for (Concept concept : vocabulary.concepts()) {
      List<String> forms = vocabulary.forms(concept, language);
      if (concept.kind() != ConceptKind.BRAND && !forms.isEmpty()) {
        names.put(concept, forms);
      }
    }
    return names;
  }

  private static JsonObject mentions(MentionCases data, PrintStream predictions) {
    ConceptLinker linker = new ConceptLinker(data.lexicon(), data.overlap());
    ConceptLinker blind = new ConceptLinker(data.lexicon(), INDIFFERENT);
    Scores scores = new Scores();
    for (MentionCases.Case each : data.cases()) {
      Part part = Part.of(each.mention().form());
      List<Link> links = linker.links(each.query(), each.mention());
      scores.add(part, "linker", each.right(), links);
      scores.add(part, "without_context", each.right(), blind.links(each.query(), each.mention()));
      scores.add(part, "parser", each.right(), certain(each.mention().concepts()));
      scores.add(part, "most_frequent", each.right(), certain(frequent(data, each)));
      print(predictions, each.query().text(), each.mention().form(), each.right(), links);
    }
    return scores.figures();
  }

  private static List<Concept> frequent(MentionCases data, MentionCases.Case each) {
    return data.lexicon().senses(each.mention().form()).stream().map(Sense::concept).toList();
  }

  private static List<Link> certain(List<Concept> concepts) {
    return concepts.stream().map(c -> new Link(c, c.equals(concepts.get(0)) ? 1 : 0)).toList();
  }

  private static JsonObject names(NameCases data, TextEncoder encoder, PrintStream predictions) {
    ConceptVectors vectors = ConceptVectors.of(encoder, data.names(), () -> false);
    ConceptLinker linker = new ConceptLinker(data.lexicon(), INDIFFERENT, vectors, encoder);
    Scores scores = new Scores();
    for (NameCases.Case each : data.cases()) {
      Part part = Part.of(each.owner().toString());
      Word word = new Word(new Span(0, each.name().length()), each.name(), Polarity.WANTED, false);
      List<Link> links = linker.links(alone(word), word);
      scores.add(part, "linker", each.right(), links);
      List<Concept> nearest = links.stream().map(Link::concept).toList();
      scores.add(part, "nearest_vector", each.right(), certain(nearest));
      print(predictions, each.name(), each.name(), each.right(), links);
    }
    return scores.figures();
  }

  private static ParsedQuery alone(Word word) {
    return new ParsedQuery(
        word.normalized(),
        Language.ENGLISH,
        Intent.FIND,
        1,
        List.of(),
        List.of(word),
        List.of(),
        List.of(),
        List.of());
  }

  private static void print(
      PrintStream predictions, String text, String form, Concept right, List<Link> links) {
    predictions.println(
        String.join(
            "\t",
            text,
            form,
            right == null ? "none" : right.toString(),
            links.stream()
                .map(l -> String.format(Locale.ROOT, "%s %.3f", l.concept(), l.probability()))
                .collect(Collectors.joining("; "))));
  }

  /** The scores of each way to link, on each half. Not thread-safe. */
  private static final class Scores {
    private final Map<Part, Map<String, LinkScore>> scores = new EnumMap<>(Part.class);

    void add(Part part, String name, Concept right, List<Link> links) {
      scores
          .computeIfAbsent(part, p -> new LinkedHashMap<>())
          .computeIfAbsent(name, n -> new LinkScore())
          .add(right, links);
    }

    JsonObject figures() {
      JsonObject figures = new JsonObject();
      scores.forEach(
          (part, byName) -> {
            JsonObject half = new JsonObject();
            byName.forEach((name, score) -> half.add(name, score.figures()));
            figures.add(part.key(), half);
          });
      return figures;
    }
  }
}

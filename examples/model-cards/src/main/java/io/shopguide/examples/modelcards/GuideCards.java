package io.shopguide.examples.modelcards;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.shopguide.query.intent.IntentCard;
import io.shopguide.query.intent.IntentModel;
import io.shopguide.query.tagger.ModelCard;
import io.shopguide.query.tagger.SequenceTagger;
import io.shopguide.rec.train.RecommenderCard;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The cards of the models in the folder of a guide: the catalogue itself, what it learned from
 * purchases, blends of the score, a tagger, intents. Which files there are is said by
 * docs/format-guide.md.
 */
final class GuideCards {
  private GuideCards() {}

  /**
   * Reads the live generation's cards.
   *
   * @param guide folder that a guide was built in; it may be open
   * @throws IllegalArgumentException if it holds no guide
   */
  static List<ModelCardFile> of(Path guide) throws IOException {
    Path generation = liveGeneration(guide);
    List<ModelCardFile> cards = new ArrayList<>();
    cards.add(catalogue(json(generation.resolve("manifest.json"))));
    Path purchases = generation.resolve("item-item.json");
    if (Files.exists(purchases)) {
      cards.add(purchases(json(purchases)));
    }
    Path blends = generation.resolve("blends.json");
    if (Files.exists(blends)) {
      cards.add(blend(json(blends).getAsJsonObject("card")));
    }
    Path parser = generation.resolve("parser");
    tagger(parser.resolve("tagger")).ifPresent(cards::add);
    Path intents = parser.resolve("intents");
    if (Files.exists(intents)) {
      cards.add(intents(IntentModel.open(intents)));
    }
    return cards;
  }

  private static Path liveGeneration(Path guide) throws IOException {
    try {
      return guide
          .resolve("generations")
          .resolve(Files.readString(guide.resolve("CURRENT")).strip());
    } catch (NoSuchFileException e) {
      throw new IllegalArgumentException(guide + " holds no guide: it has no file CURRENT", e);
    }
  }

  private static JsonObject json(Path file) throws IOException {
    return JsonParser.parseString(Files.readString(file)).getAsJsonObject();
  }

  private static ModelCardFile catalogue(JsonObject manifest) {
    Map<String, String> facts = new LinkedHashMap<>();
    for (String field : List.of("generation", "created", "encoder", "currency")) {
      String value = manifest.get(field).getAsString();
      facts.put(field, value.isEmpty() ? "none" : value);
    }
    JsonObject files = manifest.getAsJsonObject("files");
    for (Map.Entry<String, JsonElement> file : files.entrySet()) {
      facts.put(
          "crc32c of " + file.getKey(),
          file.getValue().getAsJsonObject().get("crc32c").getAsString());
    }
    return new ModelCardFile(
        "catalogue",
        "What the guide answers from: graph, text index, item-item weights, vectors.",
        facts,
        Map.of(),
        "Nothing was measured when it was built.");
  }

  private static ModelCardFile purchases(JsonObject card) {
    Map<String, String> facts = new LinkedHashMap<>();
    facts.put("trained", card.get("created").getAsString());
    facts.put("seed", card.get("seed").getAsString());
    facts.put("checksum of the graph", card.get("data").getAsString());
    facts.put("method", card.get("method").getAsString());
    card.getAsJsonObject("supports")
        .asMap()
        .forEach((relation, support) -> facts.put("support of " + relation, support.getAsString()));
    Map<String, Double> measures = new LinkedHashMap<>();
    card.getAsJsonObject("ndcg")
        .asMap()
        .forEach((way, ndcg) -> measures.put("NDCG at 10, " + way, ndcg.getAsDouble()));
    int shoppers = card.get("decidedBy").getAsInt();
    return new ModelCardFile(
        "purchases",
        "Item-item weights: what goes with what, learned from purchases.",
        facts,
        measures,
        shoppers == 0
            ? "Nothing was measured: the way to learn was given, or there are too few shoppers."
            : "Mean of %,d shoppers, purchases held out, which chose the way.".formatted(shoppers));
  }

  private static ModelCardFile blend(JsonObject card) {
    Map<String, String> facts = new LinkedHashMap<>();
    facts.put("trained", card.get("created").getAsString());
    facts.put("seed", card.get("seed").getAsString());
    facts.put("checksum of the graph", card.get("data").getAsString());
    Map<String, Double> measures = new LinkedHashMap<>();
    for (JsonElement element : card.getAsJsonArray("histories")) {
      JsonObject history = element.getAsJsonObject();
      String from = "from " + history.get("least").getAsInt() + " purchases on";
      facts.put("purchases learned from, " + from, history.get("examples").getAsString());
      facts.put("purchases that decided, " + from, history.get("validated").getAsString());
      measures.put("fixed weights, " + from, history.get("before").getAsDouble());
      measures.put("learned weights, " + from, history.get("after").getAsDouble());
    }
    return new ModelCardFile(
        "blend",
        "Weights of the parts of a recommendation, by the length of the shopper's history.",
        facts,
        measures,
        "Share of pairs of a bought and another product that are ranked right, on purchases held"
            + " back.");
  }

  private static Optional<ModelCardFile> tagger(Path tagger) throws IOException {
    if (Files.isDirectory(tagger)) {
      return Optional.of(tunedTagger(Files.readString(tagger.resolve("card.txt"))));
    }
    return Files.exists(tagger)
        ? Optional.of(tagger(SequenceTagger.load(tagger).card()))
        : Optional.empty();
  }

  private static ModelCardFile tunedTagger(String lines) {
    Map<String, String> facts = new LinkedHashMap<>();
    for (String line : lines.lines().toList()) {
      int equals = line.indexOf(" = ");
      if (equals > 0) {
        facts.put(line.substring(0, equals), line.substring(equals + 3));
      }
    }
    return new ModelCardFile(
        "tagger",
        "A tuned encoder that finds entities in queries.",
        facts,
        Map.of(),
        "The scores stand among the facts, as the training wrote them.");
  }

  /** The card of a tagger. */
  static ModelCardFile tagger(ModelCard card) {
    Map<String, String> facts = new LinkedHashMap<>();
    facts.put("trained", card.trained().toString());
    facts.put("SHA-256 of the data", card.dataHash());
    facts.put("training sequences", Integer.toString(card.sequences()));
    facts.put("development sequences", Integer.toString(card.development()));
    facts.put("seed", Long.toString(card.seed()));
    facts.put("passes", Integer.toString(card.passes()));
    facts.put("features", Integer.toString(card.features()));
    facts.put("settings", card.description());
    Map<String, Double> measures = new LinkedHashMap<>();
    measures.put("precision", card.score().precision());
    measures.put("recall", card.score().recall());
    measures.put("F1", card.score().f1());
    return new ModelCardFile(
        "tagger",
        "Finds entities in queries.",
        facts,
        measures,
        "Entities found whole and of the right type, on the development sequences.");
  }

  private static ModelCardFile intents(IntentModel model) {
    IntentCard card = model.card();
    Map<String, String> facts = new LinkedHashMap<>();
    facts.put("trained", card.trained().toString());
    facts.put("SHA-256 of the data", card.dataHash());
    facts.put("labels", String.join(", ", model.labels()));
    facts.put("training texts", Integer.toString(card.texts()));
    facts.put("development texts", Integer.toString(card.development()));
    facts.put("seed", Long.toString(card.seed()));
    facts.put("passes", Integer.toString(card.epochs()));
    Map<String, Double> measures = new LinkedHashMap<>();
    measures.put("accuracy in scope", card.accuracy());
    measures.put("rejected out of scope", card.rejected());
    measures.put("expected calibration error", card.calibrationError());
    return new ModelCardFile(
        "intents",
        "Tells what a query wants.",
        facts,
        measures,
        "On the development texts, which also chose the threshold.");
  }

  /** The card of a recommender, which its trainer hands over and no folder keeps. */
  static ModelCardFile recommender(RecommenderCard card) {
    Map<String, String> facts = new LinkedHashMap<>();
    facts.put("trained", card.trained().toString());
    facts.put("SHA-256 of the data", card.dataHash());
    facts.put("shoppers", Integer.toString(card.shoppers()));
    facts.put("products", Integer.toString(card.products()));
    facts.put("purchases", Integer.toString(card.events()));
    facts.put("seed", Long.toString(card.seed()));
    facts.put("settings", card.description());
    return new ModelCardFile(
        "recommender",
        "Recommends products by purchases and relations.",
        facts,
        Map.of("NDCG at 10", card.ndcg()),
        "Mean of %,d shoppers, purchases held out.".formatted(card.heldShoppers()));
  }
}

package io.shopguide.rec.rules;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonParseException;
import com.google.gson.Strictness;
import io.shopguide.rec.rules.RuleAction.Boost;
import io.shopguide.rec.rules.RuleAction.Bury;
import io.shopguide.rec.rules.RuleAction.Exclude;
import io.shopguide.rec.rules.RuleAction.Margin;
import io.shopguide.rec.rules.RuleAction.Pin;
import io.shopguide.rec.rules.RuleAction.Stock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** Reads rules from JSON. Not thread-safe; one per file. */
final class RankingRulesReader {
  private static final int FORMAT = 1;
  private static final Gson GSON = new GsonBuilder().setStrictness(Strictness.STRICT).create();

  private final String source;

  RankingRulesReader(String source) {
    this.source = source;
  }

  RankingRules read(String json) {
    JsonFields file = new JsonFields(source, parse(json));
    double format = file.requiredNumber("format", "write \"format\": " + FORMAT);
    if (format != FORMAT) {
      throw file.wrong("format", format + " is not " + FORMAT + ", the one this release reads");
    }
    JsonElement array =
        file.element("rules")
            .orElseThrow(() -> file.wrong("rules", "is missing; write \"rules\": []"));
    file.done();
    if (!array.isJsonArray()) {
      throw file.wrong("rules", "is not a list; write [ ... ]");
    }
    List<RankingRule> rules = new ArrayList<>();
    for (JsonElement element : array.getAsJsonArray()) {
      rules.add(rule(element, rules.size() + 1));
    }
    try {
      return new RankingRules(rules);
    } catch (IllegalArgumentException e) {
      throw new RankingRulesException(source + ": " + e.getMessage(), e);
    }
  }

  private JsonElement parse(String json) {
    try {
      JsonElement element = GSON.fromJson(json, JsonElement.class);
      return element == null ? JsonNull.INSTANCE : element;
    } catch (JsonParseException e) {
      throw new RankingRulesException(
          source + " is not JSON: " + e.getMessage() + "; mend it there", e);
    }
  }

  private RankingRule rule(JsonElement element, int number) {
    JsonFields unnamed = new JsonFields(source + ", rule " + number, element);
    String name = unnamed.requiredText("name", "give the rule a name of its own");
    JsonFields fields = new JsonFields(unnamed.place() + " '" + name + "'", element);
    fields.text("name");
    RuleAction action = action(fields);
    ProductFilter products =
        fields.object("products").map(RankingRulesReader::products).orElse(ProductFilter.all());
    List<String> queries = fields.texts("queries");
    Optional<Instant> from = time(fields, "from");
    Optional<Instant> until = time(fields, "until");
    fields.done();
    return checked(fields, () -> new RankingRule(name, action, products, queries, from, until));
  }

  private static RuleAction action(JsonFields fields) {
    String word = fields.requiredText("action", "use pin, boost, bury, exclude, stock or margin");
    return checked(
        fields,
        () ->
            switch (word) {
              case "pin" -> new Pin(position(fields));
              case "boost" -> new Boost(strength(fields));
              case "bury" -> new Bury(strength(fields));
              case "exclude" -> new Exclude();
              case "stock" ->
                  new Stock(
                      fields.text("attribute").orElse("stock"),
                      fields.number("strength").orElse(0.0));
              case "margin" ->
                  new Margin(fields.text("attribute").orElse("margin"), strength(fields));
              default ->
                  throw fields.wrong(
                      "action",
                      "'" + word + "' is none of pin, boost, bury, exclude, stock and margin");
            });
  }

  private static int position(JsonFields fields) {
    double position = fields.requiredNumber("position", "give the rank to pin to, 1 for the first");
    if (position != Math.rint(position) || Math.abs(position) > Integer.MAX_VALUE) {
      throw fields.wrong("position", position + " is not a whole number");
    }
    return (int) position;
  }

  private static double strength(JsonFields fields) {
    return fields.requiredNumber("strength", "give a number above 0 and at most 1");
  }

  private static ProductFilter products(JsonFields fields) {
    List<String> ids = fields.texts("id");
    List<String> brands = fields.texts("brand");
    List<String> categories = fields.texts("category");
    List<AttributeFilter> attributes = new ArrayList<>();
    fields
        .object("attributes")
        .ifPresent(
            each -> {
              for (Map.Entry<String, JsonElement> entry : each.all()) {
                attributes.add(attribute(each, entry.getKey(), entry.getValue()));
              }
            });
    Optional<Range> price = fields.object("price").map(RankingRulesReader::range);
    fields.done();
    return new ProductFilter(ids, brands, categories, attributes, price);
  }

  private static AttributeFilter attribute(JsonFields fields, String name, JsonElement element) {
    if (element.isJsonObject()) {
      Range range = range(new JsonFields(fields.place() + ", field '" + name + "'", element));
      return checked(fields, () -> new AttributeFilter(name, List.of(), Optional.of(range)));
    }
    List<String> values = fields.asTexts(name, element);
    return checked(fields, () -> new AttributeFilter(name, values, Optional.empty()));
  }

  private static Range range(JsonFields fields) {
    Optional<Double> min = fields.number("min");
    Optional<Double> max = fields.number("max");
    fields.done();
    if (min.isEmpty() && max.isEmpty()) {
      throw fields.wrong("min", "is missing, as is max; give one of them");
    }
    return checked(
        fields,
        () ->
            new Range(min.orElse(Double.NEGATIVE_INFINITY), max.orElse(Double.POSITIVE_INFINITY)));
  }

  /** An instant, or a date that means its first moment in UTC. */
  private static Optional<Instant> time(JsonFields fields, String field) {
    return fields
        .text(field)
        .map(
            text -> {
              try {
                return text.contains("T")
                    ? Instant.parse(text)
                    : LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant();
              } catch (DateTimeParseException e) {
                throw fields.wrong(
                    field, "'" + text + "' is no time; write 2026-11-27 or 2026-11-27T08:00:00Z");
              }
            });
  }

  /** Makes a value and says in which file and rule it is wrong if it is. */
  private static <T> T checked(JsonFields fields, Supplier<T> value) {
    try {
      return value.get();
    } catch (RankingRulesException e) {
      throw e;
    } catch (IllegalArgumentException e) {
      throw new RankingRulesException(fields.place() + ", field " + e.getMessage(), e);
    }
  }
}

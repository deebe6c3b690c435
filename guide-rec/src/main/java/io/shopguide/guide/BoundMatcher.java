package io.shopguide.guide;

import io.shopguide.dialogue.Need;
import io.shopguide.dialogue.PriceBounds;
import io.shopguide.dialogue.QuantityBounds;
import io.shopguide.guide.Condition.Strictness;
import io.shopguide.kg.NumberColumn;
import io.shopguide.lexicon.Concept;
import io.shopguide.lexicon.ConceptKind;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * Translates bounds on price and quantities to conditions on this shop's products. A bound that the
 * catalogue has no values for becomes a note. Thread-safe.
 */
final class BoundMatcher {
  /** A size that one names is met by what comes this near: 27 inches are 68.58 or 68.6 cm. */
  private static final double NOMINAL = 0.02;

  private final CatalogueView catalogue;
  private final QuantityColumns quantities;
  private final Map<String, Double> exchangeRates;

  BoundMatcher(
      CatalogueView catalogue, QuantityColumns quantities, Map<String, Double> exchangeRates) {
    this.catalogue = catalogue;
    this.quantities = quantities;
    this.exchangeRates = Map.copyOf(exchangeRates);
  }

  /**
   * Adds the conditions of a need's bounds.
   *
   * @param scope the products in question
   */
  void add(Need need, BitSet scope, List<Condition> conditions, List<Phrase> notes) {
    need.price().ifPresent(price -> addPrice(price, conditions, notes));
    for (QuantityBounds bounds : need.quantities()) {
      addQuantity(bounds, need.wishes(ConceptKind.ATTRIBUTE), scope, conditions, notes);
    }
  }

  private void addPrice(PriceBounds bounds, List<Condition> conditions, List<Phrase> notes) {
    NumberColumn price = catalogue.price();
    OptionalDouble rate = rate(bounds.currency(), price.unit());
    String currency = bounds.currency().isEmpty() ? price.unit() : bounds.currency();
    Phrase phrase =
        BoundPhrases.between(
            Money.format(bounds.low(), currency),
            bounds.low() > 0,
            Money.format(bounds.high(), currency),
            bounds.high() < Double.POSITIVE_INFINITY);
    if (price.count() == 0) {
      notes.add(notChecked(phrase));
      return;
    }
    if (rate.isEmpty()) {
      notes.add(
          new Phrase(
              "\""
                  + phrase.english()
                  + "\" could not be checked: prices here are in "
                  + price.unit()
                  + " and there is no exchange rate",
              "无法核对“" + phrase.chinese() + "”：本店价格以 " + price.unit() + " 计，没有汇率"));
      return;
    }
    double low = bounds.low() * rate.getAsDouble();
    double high = bounds.high() * rate.getAsDouble();
    BitSet products = new BitSet(catalogue.size());
    for (int product = 0; product < catalogue.size(); product++) {
      double amount = price.value(catalogue.entity(product));
      if (amount >= low && amount <= high) {
        products.set(product);
      }
    }
    conditions.add(new Condition(Strictness.FIRM, Reason.Kind.BOUND, phrase, products));
  }

  /** The value of one unit of a currency in the shop's; a currency not named is the shop's. */
  private OptionalDouble rate(String currency, String shopCurrency) {
    if (currency.isEmpty() || currency.equals(shopCurrency)) {
      return OptionalDouble.of(1);
    }
    Double rate = exchangeRates.get(currency);
    return rate == null ? OptionalDouble.empty() : OptionalDouble.of(rate);
  }

  private void addQuantity(
      QuantityBounds bounds,
      List<Concept> attributes,
      BitSet scope,
      List<Condition> conditions,
      List<Phrase> notes) {
    Phrase phrase = BoundPhrases.of(bounds);
    List<NumberColumn> columns = quantities.of(bounds, attributes);
    BitSet declared = new BitSet(catalogue.size());
    BitSet within = new BitSet(catalogue.size());
    double tolerance = bounds.low() == bounds.high() ? NOMINAL * Math.abs(bounds.low()) : 0;
    for (NumberColumn column : columns) {
      column.forEach(
          (entity, value) -> {
            declared.set(entity - catalogue.firstProduct());
            if (value >= bounds.low() - tolerance && value <= bounds.high() + tolerance) {
              within.set(entity - catalogue.firstProduct());
            }
          });
    }
    declared.and(scope);
    if (declared.isEmpty()) {
      notes.add(notChecked(phrase));
    } else if (bounds.excluded()) {
      conditions.add(Condition.without(phrase, within, catalogue.size()));
    } else {
      boolean known = declared.cardinality() >= NeedMatcher.DECLARED * scope.cardinality();
      Strictness strictness = known ? Strictness.FIRM : Strictness.PREFERENCE;
      conditions.add(new Condition(strictness, Reason.Kind.BOUND, phrase, within));
      if (!known) {
        notes.add(
            new Phrase(
                "\"" + phrase.english() + "\" is not stated for most products",
                "多数商品没有注明“" + phrase.chinese() + "”"));
      }
    }
  }

  private static Phrase notChecked(Phrase phrase) {
    return new Phrase(
        "\"" + phrase.english() + "\" could not be checked: the catalogue has no such values",
        "无法核对“" + phrase.chinese() + "”：目录中没有相应数据");
  }
}

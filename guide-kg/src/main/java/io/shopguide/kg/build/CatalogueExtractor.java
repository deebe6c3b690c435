package io.shopguide.kg.build;

import io.shopguide.kg.EntityRef;
import io.shopguide.kg.Statement;
import io.shopguide.kg.Statement.HasFlag;
import io.shopguide.kg.Statement.HasLabel;
import io.shopguide.kg.Statement.HasNumber;
import io.shopguide.kg.Statement.HasText;
import io.shopguide.kg.Statement.Relates;
import io.shopguide.kg.build.ProductRecord.Amount;
import io.shopguide.kg.build.ProductRecord.Attribute;
import io.shopguide.kg.build.ProductRecord.Flag;
import io.shopguide.kg.build.ProductRecord.Link;
import io.shopguide.kg.build.ProductRecord.Prose;
import io.shopguide.kg.build.ProductRecord.Term;
import io.shopguide.lexicon.Language;
import io.shopguide.lexicon.Vocabulary;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Turns records into statements.
 *
 * <p>Classes: {@code Product}, {@code Brand}, {@code Category}, {@code Color}, {@code Material},
 * {@code Audience}, {@code Value} and {@code Shopper}. A product is related to the others by the
 * predicates {@code brand}, {@code category}, {@code color}, {@code material}, {@code audience} and
 * {@code value}; shoppers to products by {@code bought}, {@code viewed} and {@code carted}, whose
 * weights add up. Things that the vocabulary knows have its keys, others their name in lower case
 * with hyphens; a {@code Value} has the key {@code attribute=text in lower case}.
 *
 * <p>Takes time linear in the records. Not thread-safe; one per thread.
 */
public final class CatalogueExtractor {
  static final String PRODUCT = "Product";
  static final String SHOPPER = "Shopper";
  static final String VALUE = "Value";
  static final String VALUE_PREDICATE = "value";

  private final EntityNames names;
  private final Consumer<? super Statement> sink;

  /**
   * Makes an extractor.
   *
   * @param vocabulary knows what names mean
   * @param sink gets the statements
   */
  public CatalogueExtractor(Vocabulary vocabulary, Consumer<? super Statement> sink) {
    this.names = new EntityNames(vocabulary);
    this.sink = sink;
  }

  /**
   * Says what a product record says.
   *
   * @param record the product
   */
  public void accept(ProductRecord record) {
    EntityRef product = new EntityRef(PRODUCT, record.id());
    texts(product, "title@", record.titles());
    texts(product, "description@", record.descriptions());
    Set<EntityRef> linked = new HashSet<>();
    for (Link link : record.links()) {
      for (Map<Language, String> single : names.split(link)) {
        link(product, link.kind(), single, linked);
      }
    }
    for (Attribute attribute : record.attributes()) {
      attribute(product, attribute, linked);
    }
  }

  /**
   * Says what an event record says.
   *
   * @param event the event
   */
  public void accept(EventRecord event) {
    sink.accept(
        new Relates(
            new EntityRef(SHOPPER, event.shopper()),
            event.kind().predicate(),
            new EntityRef(PRODUCT, event.product()),
            event.weight()));
  }

  private void texts(EntityRef product, String prefix, Map<Language, String> texts) {
    texts.forEach(
        (language, text) -> sink.accept(new HasText(product, prefix + language.code(), text)));
  }

  private void link(
      EntityRef product, LinkKind kind, Map<Language, String> single, Set<EntityRef> linked) {
    EntityRef entity = new EntityRef(kind.className(), names.key(kind.conceptKind(), single));
    single.forEach((language, name) -> sink.accept(new HasLabel(entity, language, name)));
    if (linked.add(entity)) {
      sink.accept(new Relates(product, kind.predicate(), entity));
    }
  }

  private void attribute(EntityRef product, Attribute attribute, Set<EntityRef> linked) {
    switch (attribute) {
      case Amount amount ->
          sink.accept(new HasNumber(product, amount.name(), amount.value(), amount.unit()));
      case Flag flag -> sink.accept(new HasFlag(product, flag.name(), flag.value()));
      case Prose prose -> sink.accept(new HasText(product, prose.name(), prose.text()));
      case Term term -> {
        EntityRef value = new EntityRef(VALUE, Keys.value(term.name(), term.text()));
        sink.accept(new HasLabel(value, Keys.languageOf(term.text()), term.text()));
        if (linked.add(value)) {
          sink.accept(new Relates(product, VALUE_PREDICATE, value));
        }
      }
    }
  }
}

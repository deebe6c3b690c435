package io.shopguide.kg.build;

import io.shopguide.kg.GraphBuilder;
import io.shopguide.lexicon.Language;
import io.shopguide.lexicon.Vocabulary;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Reads feeds and builds the graph of what they say: all product feeds in the order they were
 * added, then all event feeds. Nothing is written to disk. Not thread-safe; one per thread.
 */
public final class CatalogueBuilder {
  private final Vocabulary vocabulary;
  private final List<Feed<ProductRecord>> products = new ArrayList<>();
  private final List<Feed<EventRecord>> events = new ArrayList<>();
  private FeedOptions options = FeedOptions.strict();
  private Function<EventRecord, Optional<EventRecord>> eventFilter = Optional::of;

  private CatalogueBuilder(Vocabulary vocabulary) {
    this.vocabulary = vocabulary;
  }

  /**
   * Begins a catalogue without feeds, strict.
   *
   * @param vocabulary knows what names mean
   * @return a builder
   */
  public static CatalogueBuilder create(Vocabulary vocabulary) {
    return new CatalogueBuilder(vocabulary);
  }

  /**
   * Adds products.
   *
   * @param feed where they are
   * @return this builder
   */
  public CatalogueBuilder products(Feed<ProductRecord> feed) {
    products.add(feed);
    return this;
  }

  /**
   * Adds events.
   *
   * @param feed where they are
   * @return this builder
   */
  public CatalogueBuilder events(Feed<EventRecord> feed) {
    events.add(feed);
    return this;
  }

  /**
   * Sets how to read.
   *
   * @param feedOptions the options for all feeds
   * @return this builder
   */
  public CatalogueBuilder options(FeedOptions feedOptions) {
    this.options = feedOptions;
    return this;
  }

  /**
   * Changes or drops events before they get into the graph, for example to hide who the shoppers
   * are.
   *
   * @param filter gives for an event the one to keep, or empty to drop it
   * @return this builder
   */
  public CatalogueBuilder eachEvent(Function<EventRecord, Optional<EventRecord>> filter) {
    this.eventFilter = filter;
    return this;
  }

  /**
   * Reads all feeds and builds the graph.
   *
   * @return the graph with its reports
   * @throws FeedException if a feed has a bad line and the policy is strict, or cannot be read to
   *     its end
   * @throws java.util.concurrent.CancellationException if it was cancelled
   */
  public Catalogue build() {
    GraphBuilder graph = new GraphBuilder();
    CatalogueExtractor extractor = new CatalogueExtractor(vocabulary, graph::add);
    CategoryDeriver deriver = new CategoryDeriver(vocabulary);
    FeedReader reader = new FeedReader(options);
    List<FeedReport> reports = new ArrayList<>();
    for (Feed<ProductRecord> feed : products) {
      boolean derives = feed.mapper() instanceof ProductMapper mapper && mapper.derivesCategory();
      reports.add(
          reader.read(
              feed,
              product -> {
                extractor.accept(product);
                if (derives) {
                  offer(product, deriver);
                }
              }));
    }
    deriver.derive(graph::add, options);
    for (Feed<EventRecord> feed : events) {
      reports.add(
          reader.read(feed, event -> eventFilter.apply(event).ifPresent(extractor::accept)));
    }
    ProgressMeter meter = new ProgressMeter("building the graph", 1, options);
    Catalogue catalogue =
        new Catalogue(graph.build(), reports, graph.replacedValues(), graph.unitConflicts());
    meter.finish(1);
    return catalogue;
  }

  private static void offer(ProductRecord product, CategoryDeriver deriver) {
    String title = product.titles().get(Language.ENGLISH);
    if (title == null || !names(product, LinkKind.CATEGORY).isEmpty()) {
      return;
    }
    List<String> brands = names(product, LinkKind.BRAND);
    deriver.add(
        product.id(),
        brands.isEmpty() ? "" : brands.getFirst(),
        title,
        names(product, LinkKind.COLOR));
  }

  private static List<String> names(ProductRecord product, LinkKind kind) {
    return product.links().stream()
        .filter(link -> link.kind() == kind)
        .flatMap(link -> link.names().values().stream())
        .toList();
  }
}

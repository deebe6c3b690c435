package io.shopguide.guide;

import io.shopguide.encoder.CachingEncoder;
import io.shopguide.encoder.EncoderException;
import io.shopguide.encoder.Encoders;
import io.shopguide.encoder.TextEncoder;
import io.shopguide.kg.ProductGraph;
import io.shopguide.kg.build.EntityLinks;
import io.shopguide.kg.build.GraphLexicon;
import io.shopguide.lexicon.Lexicon;
import io.shopguide.lexicon.LexiconBuilder;
import io.shopguide.lexicon.Vocabulary;
import io.shopguide.monitoring.GuideMonitor;
import io.shopguide.monitoring.StageScope;
import io.shopguide.query.QueryParser;
import io.shopguide.query.linking.ConceptLinker;
import io.shopguide.query.linking.ConceptVectors;
import io.shopguide.query.linking.ProductOverlap;
import io.shopguide.rec.ItemItemMatrix;
import io.shopguide.rec.text.TextIndex;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** An opened generation: the graph, the index, the parser and the profiles, wired together. */
record OpenedGuide(
    Manifest manifest,
    Shop shop,
    ConceptProducts concepts,
    Wordings wordings,
    NeedMatcher matcher,
    GuideParser parser,
    Meanings meanings,
    Lexicon lexicon,
    ShopperKey key,
    Profiles profiles,
    Optional<Phrase> missingEncoder)
    implements AutoCloseable {
  private static final Logger LOGGER = LoggerFactory.getLogger(ShoppingGuide.class);

  /** Texts whose vectors are kept: head queries repeat. */
  private static final int CACHED_QUERIES = 2_000;

  /**
   * Opens a generation.
   *
   * @param live its folder
   * @param key the key that its shoppers are named by
   */
  static OpenedGuide open(
      Path live, ShopperKey key, OpenOptions options, GuideMonitor monitor, StageScope scope) {
    Closing closing = new Closing();
    try {
      Manifest manifest = Manifest.readAndVerify(live);
      ShopperKeys.check(live, manifest, key);
      ProductGraph graph = ProductGraph.open(live.resolve(GenerationFiles.GRAPH));
      CatalogueView catalogue = new CatalogueView(graph);
      TextIndex index =
          closing.add(TextIndex.open(live.resolve(GenerationFiles.TEXT), catalogue.size()));
      VectorSpaces vectors = VectorSpaces.open(live, manifest, catalogue.size(), closing);
      ItemItemMatrix itemItem = ItemItemMatrix.open(live.resolve(GenerationFiles.ITEM_ITEM));
      if (itemItem.products() != catalogue.size()) {
        throw new GuideException(
            live + " mixes files of different builds; restore a backup or build the guide again");
      }
      Optional<TextEncoder> encoder = encoder(manifest, options, vectors.meaningDimension(), scope);
      encoder.ifPresent(closing::add);
      PurchaseTimes times = PurchaseTimes.open(live, catalogue);
      Shop shop =
          new Shop(
              catalogue,
              index,
              vectors,
              itemItem,
              encoder,
              Blends.of(live, options),
              times,
              monitor);
      Vocabulary vocabulary = vocabulary(live);
      EntityLinks links = EntityLinks.of(graph, vocabulary);
      ConceptProducts concepts = new ConceptProducts(catalogue, links, vocabulary);
      QuantityColumns quantities = new QuantityColumns(catalogue, concepts);
      Wordings wordings = new Wordings(graph, vocabulary);
      Lexicon lexicon = lexicon(graph, vocabulary, index);
      Meanings meanings =
          new Meanings(
              linker(live, lexicon, concepts, encoder), concepts, ConceptNames.language(catalogue));
      return new OpenedGuide(
          manifest,
          shop,
          concepts,
          wordings,
          new NeedMatcher(
              catalogue,
              concepts,
              index,
              wordings,
              lexicon,
              meanings,
              quantities,
              new BoundMatcher(catalogue, quantities, manifest.exchangeRates())),
          closing.add(GuideParser.open(live, new QueryParser(lexicon), encoder, scope)),
          meanings,
          lexicon,
          key,
          new Profiles(catalogue, times),
          missing(manifest, encoder));
    } catch (RuntimeException e) {
      closing.close();
      throw e;
    }
  }

  private static Optional<TextEncoder> encoder(
      Manifest manifest, OpenOptions options, int dimension, StageScope scope) {
    if (manifest.encoder().isEmpty()) {
      options.encoder().ifPresent(TextEncoder::close);
      return Optional.empty();
    }
    try {
      TextEncoder encoder = options.encoder().orElseGet(() -> Encoders.open(manifest.encoder()));
      if (encoder.dimension() == dimension) {
        return Optional.of(new CachingEncoder(encoder, CACHED_QUERIES));
      }
      LOGGER.warn(
          "The guide answers without its encoder: it was built with vectors of length {}, {} makes {}",
          dimension,
          encoder.specification(),
          encoder.dimension());
      encoder.close();
    } catch (EncoderException e) {
      LOGGER.warn("The guide answers without its encoder: {}", e.getMessage());
    }
    scope.degraded("encoder missing");
    return Optional.empty();
  }

  private static Optional<Phrase> missing(Manifest manifest, Optional<TextEncoder> encoder) {
    return manifest.encoder().isEmpty() || encoder.isPresent()
        ? Optional.empty()
        : Optional.of(
            new Phrase(
                "answered by words alone: the encoder could not be opened", "编码器不可用，仅按文字回答"));
  }

  private static Vocabulary vocabulary(Path live) {
    Path own = live.resolve(GenerationFiles.VOCABULARY);
    Vocabulary builtIn = Vocabulary.builtIn();
    return Files.exists(own) ? builtIn.with(Vocabulary.read(own)) : builtIn;
  }

  private static Lexicon lexicon(ProductGraph graph, Vocabulary vocabulary, TextIndex index) {
    LexiconBuilder lexicon = Lexicon.builder();
    lexicon.vocabulary(vocabulary);
    GraphLexicon.addTo(lexicon, graph, vocabulary);
    index.forEachWord(lexicon::word);
    return lexicon.build();
  }

  /** Links unknown words if the names were encoded, and with the encoder that is at hand. */
  private static ConceptLinker linker(
      Path live, Lexicon lexicon, ConceptProducts concepts, Optional<TextEncoder> encoder) {
    ProductOverlap overlap = concepts.overlap();
    Path file = live.resolve(GenerationFiles.CONCEPTS);
    if (encoder.isPresent() && Files.exists(file)) {
      ConceptVectors vectors = ConceptVectors.open(file);
      if (vectors.encoder().equals(encoder.get().specification())) {
        return new ConceptLinker(lexicon, overlap, vectors, encoder.get());
      }
      LOGGER.warn(
          "The guide links no unknown words: their names were encoded with {}, not with {}",
          vectors.encoder(),
          encoder.get().specification());
    }
    return new ConceptLinker(lexicon, overlap);
  }

  /** The products a shopper bought, each once, those recorded last at the end. */
  Profile bought(Shopper shopper) {
    return shopper.id().map(id -> profiles.of(key.name(id))).orElse(Profile.NONE);
  }

  GuideInfo info() {
    ProductGraph graph = shop.catalogue().graph();
    return new GuideInfo(
        manifest.generation(),
        shop.catalogue().size(),
        shop.catalogue().shoppers().count(),
        graph.entityCount(),
        graph.edgeCount(),
        lexicon.formCount(),
        missingEncoder.isPresent() ? "" : manifest.encoder());
  }

  @Override
  public void close() {
    Closing closing = new Closing();
    closing.add(shop);
    closing.add(parser);
    closing.close();
  }
}

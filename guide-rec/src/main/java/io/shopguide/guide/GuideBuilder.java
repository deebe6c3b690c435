package io.shopguide.guide;

import io.shopguide.encoder.TextEncoder;
import io.shopguide.kg.build.BuildProgress;
import io.shopguide.kg.build.Catalogue;
import io.shopguide.kg.build.CatalogueBuilder;
import io.shopguide.kg.build.ErrorPolicy;
import io.shopguide.kg.build.EventRecord;
import io.shopguide.kg.build.Feed;
import io.shopguide.kg.build.FeedOptions;
import io.shopguide.kg.build.ProductRecord;
import io.shopguide.lexicon.Vocabulary;
import io.shopguide.monitoring.GuideMonitor;
import io.shopguide.monitoring.Stage;
import io.shopguide.monitoring.StageScope;
import io.shopguide.monitoring.drift.DriftReference;
import io.shopguide.rec.ItemItemMatrix;
import io.shopguide.rec.text.TextIndex;
import io.shopguide.rec.train.CommonShoppers;
import io.shopguide.rec.train.PairwiseTraining;
import io.shopguide.rec.train.PurchaseTrainer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import org.apache.lucene.store.AlreadyClosedException;

/**
 * Builds a guide from feeds. A build makes a new generation beside the live one and switches to it
 * when it is complete; a build that fails, is cancelled or is killed leaves the guide as it was.
 *
 * <p>Time is linear in the feeds; the graph is held in memory while it is built. Not thread-safe;
 * one per build.
 */
public final class GuideBuilder {
  private final Path folder;
  private final List<Feed<ProductRecord>> products = new ArrayList<>();
  private final List<Feed<EventRecord>> events = new ArrayList<>();
  private final Map<String, Double> exchangeRates = new TreeMap<>();
  private final List<SuppliedVectors> supplied = new ArrayList<>();
  private Optional<TextEncoder> encoder = Optional.empty();
  private Optional<Path> vocabulary = Optional.empty();
  private ParserModels parser = ParserModels.none();
  private FeedOptions feedOptions = FeedOptions.strict();
  private BuildProgress progress = p -> {};
  private BooleanSupplier cancelled = () -> false;
  private Clock clock = Clock.systemUTC();
  private GuideMonitor monitor = GuideMonitor.selected();
  private Optional<ShopperKey> shopperKey = Optional.empty();
  private CommonShoppers commonShoppers = new CommonShoppers(1);
  private PurchaseLearning purchaseLearning = PurchaseLearning.defaults();
  private boolean learnBlend;
  private boolean candidate;
  private Optional<DriftReference> driftReference = Optional.empty();

  private GuideBuilder(Path folder) {
    this.folder = Objects.requireNonNull(folder, "folder");
  }

  /**
   * Starts a build.
   *
   * @param folder the guide's folder; created if absent
   * @return a builder without feeds
   */
  public static GuideBuilder create(Path folder) {
    return new GuideBuilder(folder);
  }

  /**
   * Adds products.
   *
   * @param feed where they come from
   * @return this builder
   */
  public GuideBuilder products(Feed<ProductRecord> feed) {
    products.add(feed);
    return this;
  }

  /**
   * Adds purchases. Views and carts are kept in the graph and not used yet.
   *
   * @param feed where they come from
   * @return this builder
   */
  public GuideBuilder events(Feed<EventRecord> feed) {
    events.add(feed);
    return this;
  }

  /**
   * Adds the meaning of words to search and questions. The encoder is used during the build and not
   * closed; opening the guide opens it again from its specification.
   *
   * @param textEncoder encodes the products
   * @return this builder
   */
  public GuideBuilder encoder(TextEncoder textEncoder) {
    this.encoder = Optional.of(textEncoder);
    return this;
  }

  /**
   * Adds vectors of the products, of images or of anything else, that the application has. Their
   * cosine is a part of the content similarity of its own: to the mean of what a shopper bought or
   * of the products that an answer should be like, and to what {@link AskOptions#withVector} gives.
   *
   * @param name names them in scores and options: up to 32 of a-z, 0-9 and {@code -}
   * @param dimension their number of dimensions, positive
   * @param vectorOf the vector of a product by its id, empty if it has none; asked once for each
   *     product
   * @return this builder
   * @throws IllegalArgumentException if the name is unusable or used already, or {@code dimension}
   *     not positive
   */
  public GuideBuilder vectors(
      String name, int dimension, Function<String, Optional<float[]>> vectorOf) {
    VectorSpaces.checkName(name);
    if (dimension < 1 || supplied.stream().anyMatch(s -> s.name().equals(name))) {
      throw new IllegalArgumentException(
          dimension < 1
              ? "The vectors '"
                  + name
                  + "' have "
                  + dimension
                  + " dimensions; give a positive number"
              : "There are vectors named '" + name + "' already");
    }
    supplied.add(new SuppliedVectors(name, dimension, vectorOf));
    return this;
  }

  /**
   * Adds the shop's own words to the built-in vocabulary.
   *
   * @param file a vocabulary file, see {@link Vocabulary#read}
   * @return this builder
   */
  public GuideBuilder vocabulary(Path file) {
    this.vocabulary = Optional.of(file);
    return this;
  }

  /**
   * Adds what was learned from the shop's own queries to the rules of the parser. The files are
   * copied into the guide; without the engine of an encoder the guide parses by rules.
   *
   * @param models tagger and intents
   * @return this builder
   */
  public GuideBuilder parser(ParserModels models) {
    this.parser = Objects.requireNonNull(models, "models");
    return this;
  }

  /**
   * Lets shoppers name prices in another currency.
   *
   * @param currency ISO 4217 code of the other currency
   * @param value value of one unit of it in the shop's currency, positive
   * @return this builder
   * @throws IllegalArgumentException if {@code currency} is no such code or {@code value} not
   *     positive
   */
  public GuideBuilder exchangeRate(String currency, double value) {
    Currency.getInstance(currency);
    if (!(value > 0) || Double.isInfinite(value)) {
      throw new IllegalArgumentException("The exchange rate of " + currency + " is " + value);
    }
    exchangeRates.put(currency, value);
    return this;
  }

  /**
   * Says what happens to bad lines of the feeds. A strict build, the default, ends at the first.
   *
   * @param policy strict, or skip and report
   * @return this builder
   */
  public GuideBuilder onBadLine(ErrorPolicy policy) {
    feedOptions = policy == ErrorPolicy.STRICT ? FeedOptions.strict() : FeedOptions.skipping(100);
    return this;
  }

  /**
   * Receives progress a few times a second.
   *
   * @param listener receives it on the building thread
   * @return this builder
   */
  public GuideBuilder onProgress(BuildProgress listener) {
    this.progress = listener;
    return this;
  }

  /**
   * Lets the application cancel the build; interrupting the thread does so, too.
   *
   * @param condition asked many times a second
   * @return this builder
   */
  public GuideBuilder cancelledWhen(BooleanSupplier condition) {
    this.cancelled = condition;
    return this;
  }

  /**
   * Gives the clock that the generation's date is read from.
   *
   * @param source the clock
   * @return this builder
   */
  public GuideBuilder clock(Clock source) {
    this.clock = source;
    return this;
  }

  /**
   * Reports the build as a stage.
   *
   * @param listener what to report to
   * @return this builder
   */
  public GuideBuilder monitor(GuideMonitor listener) {
    this.monitor = GuideMonitor.guarded(listener);
    return this;
  }

  /**
   * Names shoppers on disk by a key of the application's instead of one that is generated in the
   * guide's folder, where whoever has the folder has the key. The guide is opened with the same
   * key.
   *
   * @param key the key, always the same for one folder
   * @return this builder
   */
  public GuideBuilder shopperKey(ShopperKey key) {
    this.shopperKey = Optional.of(key);
    return this;
  }

  /**
   * Uses only pairs of products that enough shoppers bought both, so that nobody can read one
   * shopper's purchases off the recommendations. The default is 1: all pairs.
   *
   * @param least least number of shoppers, positive; 5 is usual
   * @return this builder
   * @throws IllegalArgumentException if it is not positive
   */
  public GuideBuilder leastCommonShoppers(int least) {
    this.commonShoppers = new CommonShoppers(least);
    return this;
  }

  /**
   * Says how to learn from purchases what goes with what. The default is {@link
   * PurchaseLearning#defaults}: chosen by the size of the catalogue and by purchases held out. What
   * was chosen and why stands in {@code item-item.json}.
   *
   * @param learning method, memory and threads
   * @return this builder
   */
  public GuideBuilder purchaseLearning(PurchaseLearning learning) {
    this.purchaseLearning = Objects.requireNonNull(learning, "learning");
    return this;
  }

  /**
   * Learns how much purchases, shared properties, popularity, meaning and price count in
   * recommendations, for shoppers with few and with many purchases, instead of using fixed weights.
   * The feeds are read twice, a fifth of the purchases being kept out the second time to learn from
   * and to decide by; where the fixed weights rank them as well, they stay. The weights and how
   * they were learned stand in {@code blends.json}.
   *
   * @param learn whether to learn; the default is not to
   * @return this builder
   */
  public GuideBuilder learnBlend(boolean learn) {
    this.learnBlend = learn;
    return this;
  }

  /**
   * Leaves the live generation the live one: the new generation is kept to be tried by {@link
   * ShoppingGuide#rollout(RolloutPlan)}, until another one is built for that. The first generation
   * of a folder is the live one anyway.
   *
   * @return this builder
   */
  public GuideBuilder asCandidate() {
    this.candidate = true;
    return this;
  }

  /**
   * Saves a drift reference in the guide, which its watch compares with from the first question on,
   * instead of one that was frozen before or that it freezes itself.
   *
   * @param reference for example the {@link GuideWatch#reference} of the guide in production
   * @return this builder
   */
  public GuideBuilder driftReference(DriftReference reference) {
    this.driftReference = Optional.of(reference);
    return this;
  }

  /**
   * Builds the guide.
   *
   * @return what was read and made
   * @throws io.shopguide.kg.build.FeedException if a line is bad and the policy strict, or a feed
   *     cannot be read
   * @throws CancellationException if it was cancelled
   * @throws GuideException if the folder cannot be written, is being built already, the feeds hold
   *     no product, or a model of the parser cannot be used
   */
  public BuildReport build() {
    try (StageScope scope = StageScope.enter(monitor, Stage.BUILD, StageScope.NONE)) {
      BuildReport report = buildGeneration();
      scope.succeeded();
      return report;
    }
  }

  private BuildReport buildGeneration() {
    long start = System.nanoTime();
    try {
      Files.createDirectories(folder);
    } catch (IOException e) {
      throw new GuideException("Cannot create the folder " + folder, e);
    }
    GuideFolder guideFolder = new GuideFolder(folder);
    GuideFolder.Lock lock = guideFolder.lock("build");
    try {
      long generation = guideFolder.nextGeneration();
      Path prepared = guideFolder.prepare(generation);
      try {
        ShopperKey key = ShopperKeys.forBuilding(guideFolder, shopperKey);
        ForgottenShoppers forgotten = ForgottenShoppers.read(guideFolder, key);
        BuildReport report = write(prepared, generation, start, key, forgotten);
        if (candidate && guideFolder.hasLive()) {
          guideFolder.publishCandidate(prepared, generation, forgotten::areAbsentFrom);
        } else {
          guideFolder.publish(prepared, generation, forgotten::areAbsentFrom);
        }
        return report;
      } finally {
        if (Files.exists(prepared)) {
          GuideFolder.delete(prepared);
        }
      }
    } catch (IOException | UncheckedIOException | AlreadyClosedException e) {
      if (Thread.currentThread().isInterrupted()) {
        throw (CancellationException)
            new CancellationException("The build was interrupted; the guide is as it was before")
                .initCause(e);
      }
      throw new GuideException("Cannot write the guide in " + folder + ": " + e.getMessage(), e);
    } finally {
      lock.close();
    }
  }

  private BuildReport write(
      Path prepared, long generation, long start, ShopperKey key, ForgottenShoppers forgotten)
      throws IOException {
    parser.check();
    BuildSteps steps = new BuildSteps(progress, cancelled);
    Vocabulary words = readVocabulary();
    PurchaseTimesWriter times = new PurchaseTimesWriter();
    Catalogue read =
        reading(words, steps, event -> forgotten.named(event, key).map(times::note)).build();
    // Where no product was read, the products of the events would be all there is.
    if (read.reports().stream().limit(products.size()).allMatch(r -> r.accepted() == 0)) {
      throw new GuideException(
          "The feeds hold no product; add a feed with products(...), or see why their lines were"
              + " skipped: "
              + read.reports());
    }
    CatalogueView catalogue = new CatalogueView(read.graph());
    new GenerationWriter(prepared, steps).write(catalogue, encoder, supplied, words, vocabulary);
    times.write(catalogue, prepared, steps);
    PurchaseLearner learner = new PurchaseLearner(purchaseLearning, commonShoppers, steps);
    PurchaseTrainer.Choice choice = learner.choose(catalogue);
    String created = clock.instant().toString();
    learner.write(catalogue, choice, created, prepared);
    steps.report("learning from purchases", 1, 1);
    if (!parser.isEmpty()) {
      ParserFiles.write(parser, prepared);
      steps.report("copying the parser's models", 1, 1);
    }
    if (learnBlend) {
      HeldBack held = new HeldBack(PairwiseTraining.DEFAULT.seed());
      PurchaseTimesWriter restTimes = new PurchaseTimesWriter();
      CatalogueBuilder rest =
          reading(
              words,
              steps,
              event -> forgotten.named(event, key).filter(held::leaves).map(restTimes::note));
      CatalogueView without = new CatalogueView(rest.build().graph());
      ItemItemMatrix itemItem = learner.learn(without, choice.settings());
      Path between = Files.createDirectories(prepared.resolve(GenerationFiles.TRAINING));
      restTimes.write(without, between, steps);
      PurchaseTimes timesWithout = PurchaseTimes.open(between, without);
      learnBlend(prepared, without, itemItem, timesWithout, created, held, steps);
      GuideFolder.delete(between);
    }
    driftReference.ifPresent(r -> r.save(prepared.resolve(GenerationFiles.DRIFT)));
    Map<String, Manifest.FileEntry> files = Manifest.describe(prepared);
    Manifest manifest =
        new Manifest(
            Manifest.FORMAT,
            generation,
            created,
            encoder.map(TextEncoder::specification).orElse(""),
            catalogue.price().unit(),
            key.check(),
            forgotten.count(),
            exchangeRates,
            files);
    manifest.write(prepared);
    steps.check();
    return new BuildReport(
        generation,
        read.reports(),
        catalogue.size(),
        catalogue.shoppers().count(),
        read.graph().edgeCount(),
        files.values().stream().mapToLong(Manifest.FileEntry::length).sum(),
        Duration.ofNanos(System.nanoTime() - start));
  }

  private CatalogueBuilder reading(
      Vocabulary words,
      BuildSteps steps,
      Function<EventRecord, Optional<EventRecord>> eventFilter) {
    CatalogueBuilder reading =
        CatalogueBuilder.create(words)
            .options(feedOptions.withProgress(progress).withCancellation(steps::isCancelled))
            .eachEvent(eventFilter);
    products.forEach(reading::products);
    events.forEach(reading::events);
    return reading;
  }

  /**
   * Learns from purchases that a graph was built without.
   *
   * @param rest the graph, whose products are those of the index
   */
  private static void learnBlend(
      Path prepared,
      CatalogueView rest,
      ItemItemMatrix itemItem,
      PurchaseTimes times,
      String created,
      HeldBack held,
      BuildSteps steps)
      throws IOException {
    try (Closing closing = new Closing()) {
      TextIndex index =
          closing.add(TextIndex.open(prepared.resolve(GenerationFiles.TEXT), rest.size()));
      VectorSpaces vectors = VectorSpaces.open(prepared, rest.size(), closing);
      Blends fixed = new Blends(Blend.QUESTION, Blends.fixed());
      Shop shop =
          new Shop(
              rest, index, vectors, itemItem, Optional.empty(), fixed, times, GuideMonitor.none());
      new BlendLearner(shop, held, PairwiseTraining.DEFAULT, steps)
          .write(prepared, created, Manifest.checksum(prepared.resolve(GenerationFiles.GRAPH)));
    }
  }

  private Vocabulary readVocabulary() {
    Vocabulary builtIn = Vocabulary.builtIn();
    return vocabulary.map(file -> builtIn.with(Vocabulary.read(file))).orElse(builtIn);
  }
}

package io.shopguide.guide;

import io.shopguide.monitoring.GuideMonitor;
import io.shopguide.rec.rules.RankingRules;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * An open generation and how many use it: those who serve it and the requests under way. Its files
 * are closed by the last to leave it, so that no request ever reads a closed file, and nobody
 * waits.
 *
 * <p>Thread-safe.
 */
final class Generation {
  private static final Logger LOGGER = LoggerFactory.getLogger(ShoppingGuide.class);

  private final OpenedGuide guide;
  private final Answering answers;
  private final Answering silent;
  private final RuleProducts ruleProducts;
  private final AtomicInteger users = new AtomicInteger(1);
  private final CompletableFuture<Void> closed = new CompletableFuture<>();

  Generation(OpenedGuide guide, GuideMonitor monitor, Clock clock) {
    this.guide = guide;
    this.answers = new Answering(guide, guide.shop(), monitor, clock);
    this.silent = new Answering(guide, guide.shop().silent(), GuideMonitor.none(), clock);
    this.ruleProducts =
        new RuleProducts(guide.shop().catalogue(), guide.concepts(), guide.lexicon());
  }

  long number() {
    return guide.manifest().generation();
  }

  OpenedGuide guide() {
    return guide;
  }

  Answering answers() {
    return answers;
  }

  /** Answers that no monitor hears of. */
  Answering silent() {
    return silent;
  }

  boolean has(String productId) {
    return guide.shop().catalogue().find(productId) >= 0;
  }

  void requireProduct(String productId) {
    if (!has(productId)) {
      throw new IllegalArgumentException("The shop has no product '" + productId + "'");
    }
  }

  Optional<Product> product(String productId) {
    CatalogueView catalogue = guide.shop().catalogue();
    int product = catalogue.find(productId);
    return product < 0 ? Optional.empty() : Optional.of(catalogue.product(product));
  }

  /** Replaces the shop's rules. */
  RulesReport rules(RankingRules rules) {
    RuleBook book = RuleBook.of(rules, ruleProducts);
    answers.rules(book);
    silent.rules(book);
    return new RulesReport(book.size(), book.idle());
  }

  /**
   * Keeps the generation open until {@link #leave}.
   *
   * @return whether it is open
   */
  boolean enter() {
    int before = users.get();
    while (before > 0 && !users.compareAndSet(before, before + 1)) {
      before = users.get();
    }
    return before > 0;
  }

  /** Ends what {@link #enter} or the constructor began; the last to leave closes the files. */
  void leave() {
    if (users.decrementAndGet() == 0) {
      try {
        guide.close();
        closed.complete(null);
      } catch (RuntimeException e) {
        LOGGER.warn("Generation {} could not be closed", number(), e);
        closed.completeExceptionally(e);
      }
    }
  }

  /** Waits until all have left. */
  void awaitClosed() {
    try {
      closed.join();
    } catch (CompletionException e) {
      throw new GuideException("Cannot close a guide's files", e.getCause());
    }
  }
}

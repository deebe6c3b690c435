package io.shopguide.guide;

import io.shopguide.encoder.tuning.TuningException;
import io.shopguide.kg.GraphFormatException;
import io.shopguide.model.ModelFormatException;
import io.shopguide.monitoring.GuideMonitor;
import io.shopguide.monitoring.Stage;
import io.shopguide.monitoring.StageScope;
import io.shopguide.rec.rules.RankingRules;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * The generation that a guide answers from, and its replacement while it answers. A request sees
 * one generation from its beginning to its end; the one that is replaced is closed when the last of
 * its requests has ended.
 *
 * <p>Thread-safe. Requests take no lock.
 */
final class Generations implements AutoCloseable {
  private final GuideFolder folder;
  private final ShopperKey key;
  private final OpenOptions options;
  private final GuideMonitor monitor;
  private final Histories histories;
  private final Closing shared; // what outlives generations: lock, encoder, journal
  private final Object switching = new Object();
  private RankingRules rules = RankingRules.none(); // guarded by switching
  private volatile Generation live; // null once closed; written under switching

  private Generations(
      GuideFolder folder,
      ShopperKey key,
      OpenOptions options,
      GuideMonitor monitor,
      OpenedGuide first,
      Histories histories,
      Closing shared) {
    this.folder = folder;
    this.key = key;
    this.options = options;
    this.monitor = monitor;
    this.histories = histories;
    this.shared = shared;
    this.live = new Generation(first, monitor, options.clock());
  }

  /** Locks a folder and opens its live generation. */
  static Generations open(Path root, OpenOptions given, GuideMonitor monitor, StageScope scope) {
    GuideFolder folder = new GuideFolder(root);
    folder.live();
    Closing closing = new Closing();
    try {
      Closing shared = closing.add(new Closing());
      shared.add(folder.lock("open"));
      given.encoder().ifPresent(shared::add);
      OpenOptions options = sharing(given);
      ShopperKey key = ShopperKeys.forOpening(folder, options.shopperKey());
      return opening(
          root,
          () -> {
            Path live = new ShopperMigration(folder, key).run();
            OpenedGuide first = closing.add(OpenedGuide.open(live, key, options, monitor, scope));
            Histories histories =
                shared.add(
                    Histories.open(
                        folder.journal(), key, first.profiles(), first.manifest().forgotten()));
            return new Generations(folder, key, options, monitor, first, histories, shared);
          });
    } catch (RuntimeException e) {
      closing.close();
      throw e;
    }
  }

  /** The same options with an encoder that outlives a generation. */
  private static OpenOptions sharing(OpenOptions options) {
    return options
        .encoder()
        .map(encoder -> options.withEncoder(new SharedEncoder(encoder)))
        .orElse(options);
  }

  /** Says of failures which folder cannot be opened. */
  private static <T> T opening(Path place, Supplier<T> opening) {
    try {
      return opening.get();
    } catch (GraphFormatException
        | ModelFormatException
        | TuningException
        | UncheckedIOException e) {
      throw new GuideException(
          "Cannot open the guide in "
              + place
              + ": "
              + e.getMessage()
              + "; restore a backup or build the guide again",
          e);
    }
  }

  /** Runs a request on the live generation, which stays open until the request has ended. */
  <T> T serve(Function<Generation, T> request) {
    Generation generation = enter();
    try {
      return request.apply(generation);
    } finally {
      generation.leave();
    }
  }

  private Generation enter() {
    while (true) {
      Generation generation = live;
      if (generation == null) {
        throw new IllegalStateException("The guide is closed");
      }
      if (generation.enter()) {
        return generation;
      }
    }
  }

  Histories histories() {
    return histories;
  }

  /** Replaces the rules of all open generations. */
  RulesReport rules(RankingRules next) {
    synchronized (switching) {
      RulesReport report = serve(generation -> generation.rules(next));
      rules = next;
      return report;
    }
  }

  /** Answers from another generation of the folder from now on, and after the next opening. */
  void switchTo(long number) {
    synchronized (switching) {
      long from = serve(Generation::number);
      if (from != number) {
        Generation next = open(number);
        try {
          makeCurrent(number);
        } catch (RuntimeException e) {
          retire(next);
          throw e;
        }
        replace(next);
      }
    }
  }

  private Generation open(long number) {
    Path place = folder.generation(number);
    try (StageScope scope = StageScope.enter(monitor, Stage.OPEN, StageScope.NONE)) {
      OpenedGuide opened =
          opening(place, () -> OpenedGuide.open(place, key, options, monitor, scope));
      Generation generation = new Generation(opened, monitor, options.clock());
      try {
        generation.rules(rules);
        histories.add(opened.profiles(), opened.manifest().forgotten());
      } catch (RuntimeException e) {
        generation.leave();
        throw e;
      }
      scope.succeeded();
      return generation;
    }
  }

  private void makeCurrent(long number) {
    try {
      folder.makeCurrent(number);
    } catch (IOException e) {
      throw new GuideException(
          "Cannot make generation " + number + " the live one; the guide is as it was before", e);
    }
  }

  private void replace(Generation next) {
    Generation before = live;
    live = next;
    retire(before);
    if (monitor.isEnabled()) {
      monitor.generationSwitched(before.number(), next.number());
    }
  }

  private void retire(Generation generation) {
    histories.remove(generation.guide().profiles());
    generation.leave();
  }

  /** Waits for requests under way and closes everything. Closing twice has no effect. */
  @Override
  public void close() {
    synchronized (switching) {
      Generation last = live;
      if (last == null) {
        return;
      }
      live = null;
      last.leave();
      Closing closing = new Closing();
      closing.add(shared);
      closing.add(last::awaitClosed);
      closing.close();
    }
  }
}

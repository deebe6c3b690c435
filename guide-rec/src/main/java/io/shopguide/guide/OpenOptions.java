package io.shopguide.guide;

import io.shopguide.encoder.TextEncoder;
import io.shopguide.monitoring.GuideMonitor;
import io.shopguide.rec.rules.RankingRules;
import java.time.Clock;
import java.util.Objects;
import java.util.Optional;

/**
 * How a guide is opened. Immutable; as thread-safe as what it holds.
 *
 * @param monitor what to report to
 * @param encoder the encoder to use instead of the one that the guide's specification describes;
 *     closed with the guide. Its vectors must be those the guide was built with.
 * @param clock where the time of recorded events, and for rules' dates, is read from
 * @param rules the shop's rules for rankings
 * @param shopperKey the key that shoppers are named by on disk, the one of the build; empty for the
 *     one generated in the folder
 * @param searchWeights weights for questions of shoppers without history
 * @param watch how the guide watches what it is asked and what it answers
 */
public record OpenOptions(
    GuideMonitor monitor,
    Optional<TextEncoder> encoder,
    Clock clock,
    RankingRules rules,
    Optional<ShopperKey> shopperKey,
    SearchWeights searchWeights,
    WatchOptions watch) {
  /** Makes options. */
  public OpenOptions {
    Objects.requireNonNull(monitor, "monitor");
    Objects.requireNonNull(encoder, "encoder");
    Objects.requireNonNull(clock, "clock");
    Objects.requireNonNull(rules, "rules");
    Objects.requireNonNull(shopperKey, "shopperKey");
    Objects.requireNonNull(searchWeights, "searchWeights");
    Objects.requireNonNull(watch, "watch");
  }

  /**
   * The monitor that the application {@linkplain GuideMonitor#selected selected}, the encoder of
   * the build, the system's clock, no rules, the folder's own shopper key, the default watch.
   *
   * @return the options used when none are given
   * @throws IllegalStateException if the property that selects monitors names one that cannot be
   *     used
   */
  public static OpenOptions defaults() {
    return with(GuideMonitor.selected());
  }

  /** The defaults with a monitor, without a look for others. */
  static OpenOptions with(GuideMonitor monitor) {
    return new OpenOptions(
        monitor,
        Optional.empty(),
        Clock.systemUTC(),
        RankingRules.none(),
        Optional.empty(),
        SearchWeights.defaults(),
        WatchOptions.defaults());
  }

  /**
   * The same options with another monitor.
   *
   * @param listener what to report to
   * @return other options
   */
  public OpenOptions withMonitor(GuideMonitor listener) {
    return new OpenOptions(listener, encoder, clock, rules, shopperKey, searchWeights, watch);
  }

  /**
   * The same options with an encoder of the application's.
   *
   * @param textEncoder the encoder, closed with the guide
   * @return other options
   */
  public OpenOptions withEncoder(TextEncoder textEncoder) {
    return new OpenOptions(
        monitor, Optional.of(textEncoder), clock, rules, shopperKey, searchWeights, watch);
  }

  /**
   * The same options with another clock.
   *
   * @param source the clock
   * @return other options
   */
  public OpenOptions withClock(Clock source) {
    return new OpenOptions(monitor, encoder, source, rules, shopperKey, searchWeights, watch);
  }

  /**
   * The same options with rules for rankings; {@link ShoppingGuide#rules} changes them later.
   *
   * @param rankingRules the rules
   * @return other options
   */
  public OpenOptions withRules(RankingRules rankingRules) {
    return new OpenOptions(monitor, encoder, clock, rankingRules, shopperKey, searchWeights, watch);
  }

  /**
   * The same options with the application's shopper key, which the guide was built with.
   *
   * @param key the key
   * @return other options
   */
  public OpenOptions withShopperKey(ShopperKey key) {
    return new OpenOptions(monitor, encoder, clock, rules, Optional.of(key), searchWeights, watch);
  }

  /**
   * The same options with other weights for questions of shoppers without history.
   *
   * @param weights for example those {@linkplain SearchWeights#learn learned} from judgements
   * @return other options
   */
  public OpenOptions withSearchWeights(SearchWeights weights) {
    return new OpenOptions(monitor, encoder, clock, rules, shopperKey, weights, watch);
  }

  /**
   * The same options with another way to watch.
   *
   * @param watching for example {@link WatchOptions#off}
   * @return other options
   */
  public OpenOptions withWatch(WatchOptions watching) {
    return new OpenOptions(monitor, encoder, clock, rules, shopperKey, searchWeights, watching);
  }
}

package io.shopguide.benchmarks.faults;

import io.shopguide.monitoring.Stage;
import io.shopguide.monitoring.diagnosis.Symptom;
import java.util.Locale;
import java.util.Set;

/** What is planted, and how a diagnosis names it. */
enum Fault {
  /** Nothing. */
  NONE,
  /** The encoder takes two to five times as long. */
  SLOW_ENCODER,
  /** The shop charges 5 to 25 % more for two products in five than the catalogue says. */
  STALE_PRICES,
  /** The feed of a brand is missing from the build. */
  VANISHED_BRAND,
  /** Two to three times as many shoppers ask in Chinese. */
  LANGUAGE_MIX,
  /** The intent model's labels are attached to other intents, or were shuffled in training. */
  BROKEN_INTENTS,
  /** The build took all prices for a hundred times or a hundredth of what they are. */
  PRICE_UNIT;

  /**
   * Whether a symptom is this fault.
   *
   * @param brand the brand that vanished, if one did
   */
  boolean isNamedBy(Symptom symptom, String brand) {
    return subjects().contains(symptom.subject())
        && switch (this) {
          case SLOW_ENCODER -> symptom.stage() == Stage.ENCODE;
          case VANISHED_BRAND -> symptom.segment().equalsIgnoreCase(brand);
          default -> true;
        };
  }

  /** What a symptom of it is about. */
  private Set<String> subjects() {
    return switch (this) {
      case NONE -> Set.of();
      case SLOW_ENCODER -> Set.of(Symptom.OWN_TIME);
      case STALE_PRICES -> Set.of("current price over catalogue price");
      case VANISHED_BRAND -> Set.of("wished brand", "shown brand");
      case LANGUAGE_MIX -> Set.of("language");
      case BROKEN_INTENTS -> Set.of("intent", "intent confidence", "intent labels");
      case PRICE_UNIT -> Set.of("shown price");
    };
  }

  String label() {
    return name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }
}

package io.shopguide.benchmarks.faults;

import io.shopguide.monitoring.Stage;
import io.shopguide.monitoring.diagnosis.Symptom;
import java.util.Locale;
import java.util.Set;

/** What is planted, and how a diagnosis names it. */
enum Fault {
  /** Nothing. */
  NONE(Set.of()),
  /** The encoder takes two to five times as long. */
  SLOW_ENCODER(Set.of(Symptom.OWN_TIME)),
  /** The shop charges 5 to 25 % more for two products in five than the catalogue says. */
  STALE_PRICES(Set.of("current price over catalogue price")),
  /** The feed of a brand is missing from the build. */
  VANISHED_BRAND(Set.of("wished brand", "shown brand")),
  /** Two to three times as many shoppers ask in Chinese. */
  LANGUAGE_MIX(Set.of("language")),
  /** The intent model's labels are attached to other intents, or were shuffled in training. */
  BROKEN_INTENTS(Set.of("intent", "intent confidence", "intent labels")),
  /** The build took all prices for a hundred times or a hundredth of what they are. */
  PRICE_UNIT(Set.of("shown price"));

  private final Set<String> subjects;

  Fault(Set<String> subjects) {
    this.subjects = subjects;
  }

  /**
   * Whether a symptom is this fault.
   *
   * @param brand the brand that vanished, if one did
   */
  boolean isNamedBy(Symptom symptom, String brand) {
    return subjects.contains(symptom.subject())
        && switch (this) {
          case SLOW_ENCODER -> symptom.stage() == Stage.ENCODE;
          case VANISHED_BRAND -> symptom.segment().equalsIgnoreCase(brand);
          default -> true;
        };
  }

  String label() {
    return name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }
}

package io.shopguide.guide;

import io.shopguide.lexicon.Language;
import io.shopguide.monitoring.GuideMonitor;
import io.shopguide.monitoring.QueryObserver;
import io.shopguide.query.Intent;
import io.shopguide.query.ParsedQuery;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;

/** Languages and intents, bound to the monitor once. Immutable and thread-safe. */
final class QueryObservers {
  private final Map<Language, Map<Intent, QueryObserver>> observers = new EnumMap<>(Language.class);

  QueryObservers(GuideMonitor monitor) {
    for (Language language : Language.values()) {
      Map<Intent, QueryObserver> ofLanguage = new EnumMap<>(Intent.class);
      for (Intent intent : Intent.values()) {
        ofLanguage.put(intent, monitor.queries(language.code(), label(intent)));
      }
      observers.put(language, ofLanguage);
    }
  }

  /** The intent as monitors are told it. */
  static String label(Intent intent) {
    return intent.name().toLowerCase(Locale.ROOT);
  }

  QueryObserver of(ParsedQuery query) {
    return observers.get(query.language()).get(query.intent());
  }
}

package io.shopguide.guide;

import io.shopguide.dialogue.Need;
import io.shopguide.dialogue.ShownProduct;
import io.shopguide.lexicon.Concept;
import io.shopguide.query.ConceptFinding;
import io.shopguide.query.ParsedQuery;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * One conversation: the shopper, the need so far and what was shown last. It lives in memory only.
 *
 * <p>Thread-safe; turns of one session are answered one after the other.
 */
public final class Session {
  /** A conversation that names more concepts than this is none. */
  private static final int MAX_WORDINGS = 1_000;

  private final Shopper shopper;
  private Need need = Need.empty();
  private List<ShownProduct> shown = List.of();
  private final Map<Concept, String> said = new HashMap<>();

  Session(Shopper shopper) {
    this.shopper = shopper;
  }

  /**
   * Who asks.
   *
   * @return the shopper
   */
  public Shopper shopper() {
    return shopper;
  }

  /**
   * What the shopper wants by now.
   *
   * @return the need after the last turn
   */
  public synchronized Need need() {
    return need;
  }

  synchronized List<ShownProduct> shown() {
    return shown;
  }

  /** The wording that the shopper used last for each concept. */
  synchronized Map<Concept, String> said() {
    return Map.copyOf(said);
  }

  synchronized void hear(ParsedQuery query) {
    for (ConceptFinding finding : query.findings(ConceptFinding.class)) {
      if (said.size() < MAX_WORDINGS) {
        said.put(finding.concept(), finding.form());
      }
    }
  }

  synchronized void advance(Need nextNeed, List<ShownProduct> nextShown) {
    need = nextNeed;
    shown = List.copyOf(nextShown);
  }
}

package io.shopguide.guide;

import io.shopguide.dialogue.Need;
import io.shopguide.dialogue.ShownProduct;
import io.shopguide.lexicon.Concept;
import io.shopguide.query.ConceptFinding;
import io.shopguide.query.ParsedQuery;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/**
 * One conversation: the shopper, the need so far and what was shown last. It lives in memory only.
 *
 * <p>Thread-safe; turns of one session are answered one after the other.
 */
public final class Session {
  /** A conversation that names more concepts than this is none. */
  private static final int MAX_WORDINGS = 1_000;

  private final Shopper shopper;
  private final long number;
  private final ReentrantLock turns = new ReentrantLock();
  private final Map<Concept, String> said = new HashMap<>();
  private volatile Need need = Need.empty();
  private List<ShownProduct> shown = List.of();
  private Optional<String> subject = Optional.empty();
  private Optional<PinnedTurn> pinned = Optional.empty();
  private Map<String, float[]> vectors = Map.of();
  private Optional<float[]> searchedWith = Optional.empty();

  /**
   * Makes a session.
   *
   * @param number tells it from others of the same guide
   */
  Session(Shopper shopper, long number) {
    this.shopper = shopper;
    this.number = number;
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
  public Need need() {
    return need;
  }

  long number() {
    return number;
  }

  /** Runs one turn; all methods below are called within one. */
  <T> T turn(Supplier<T> turn) {
    turns.lock();
    try {
      return turn.get();
    } finally {
      turns.unlock();
    }
  }

  /** Another session in the same state. */
  Session copy() {
    Session copy = new Session(shopper, number);
    copy.restore(this);
    return copy;
  }

  /** Takes on the state of a {@linkplain #copy copy} that was made before. */
  void restore(Session before) {
    said.clear();
    said.putAll(before.said);
    need = before.need;
    shown = before.shown;
    subject = before.subject;
    pinned = before.pinned;
    vectors = before.vectors;
  }

  void searchedWith(Optional<float[]> vector) {
    searchedWith = vector;
  }

  /** The vector of the words of this turn, if they were searched with one; told once. */
  Optional<float[]> takeSearchedWith() {
    Optional<float[]> taken = searchedWith;
    searchedWith = Optional.empty();
    return taken;
  }

  List<ShownProduct> shown() {
    return shown;
  }

  /** The id of the product that the last fact was about, until others are shown. */
  Optional<String> subject() {
    return subject;
  }

  void speakOf(String productId) {
    subject = Optional.of(productId);
  }

  /** The wording that the shopper used last for each concept. */
  Map<Concept, String> said() {
    return Map.copyOf(said);
  }

  /** The vectors that the last turn was asked with. */
  Map<String, float[]> vectors() {
    return vectors;
  }

  void compareWith(Map<String, float[]> given) {
    vectors = given;
  }

  void hear(ParsedQuery query) {
    for (ConceptFinding finding : query.findings(ConceptFinding.class)) {
      if (said.size() < MAX_WORDINGS) {
        said.put(finding.concept(), finding.form());
      }
    }
  }

  void advance(Need nextNeed, List<ShownProduct> nextShown) {
    need = nextNeed;
    shown = List.copyOf(nextShown);
    subject = Optional.empty();
    pinned = Optional.empty();
  }

  /** The question whose further pages may be asked for, if the last turn had an answer. */
  Optional<PinnedTurn> pinned() {
    return pinned;
  }

  void pin(PinnedTurn turn) {
    pinned = Optional.of(turn);
  }

  /** Says nothing of the shopper and the need: the text may end in a log. */
  @Override
  public String toString() {
    return "Session[" + shopper + "]";
  }
}

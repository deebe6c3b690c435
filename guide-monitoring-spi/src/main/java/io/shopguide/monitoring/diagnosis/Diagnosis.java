package io.shopguide.monitoring.diagnosis;

import java.util.List;
import java.util.Optional;

/**
 * What differs between a window of requests and the reference, and what to look at first. Immutable
 * and thread-safe.
 *
 * @param window number of the window, from 1; 0 if none was closed yet
 * @param symptoms what differs, in the order of a request's way: what comes first is the likelier
 *     cause of what comes after
 * @param stages the stages' own times beside the reference, the greatest change of a request's time
 *     first; empty while there is nothing to compare
 * @param slowRequests the slowest of the requests that were followed, the slowest first
 * @param zeroResults the most frequent questions without a result; empty if they are not kept
 * @param failures the most frequent questions whose request failed; empty if they are not kept
 */
public record Diagnosis(
    long window,
    List<Symptom> symptoms,
    List<StageChange> stages,
    List<SlowRequest> slowRequests,
    List<FrequentText> zeroResults,
    List<FrequentText> failures) {
  private static final Diagnosis NONE =
      new Diagnosis(0, List.of(), List.of(), List.of(), List.of(), List.of());

  /** Makes immutable copies of the lists. */
  public Diagnosis {
    symptoms = List.copyOf(symptoms);
    stages = List.copyOf(stages);
    slowRequests = List.copyOf(slowRequests);
    zeroResults = List.copyOf(zeroResults);
    failures = List.copyOf(failures);
  }

  /**
   * The diagnosis before any window was closed.
   *
   * @return a diagnosis that knows nothing
   */
  public static Diagnosis none() {
    return NONE;
  }

  /**
   * What to look at first.
   *
   * @return the first symptom, empty if all is as in the reference
   */
  public Optional<Symptom> main() {
    return symptoms.stream().findFirst();
  }

  /**
   * The symptoms for people.
   *
   * @return one line for each, or one that says that there are none
   */
  @Override
  public String toString() {
    if (window == 0) {
      return "no window of requests was closed yet";
    }
    return symptoms.isEmpty()
        ? "window " + window + ": as in the reference"
        : String.join("\n", symptoms.stream().map(Symptom::sentence).toList());
  }
}

package io.shopguide.query.intent;

/**
 * What an utterance is for. Immutable and thread-safe.
 *
 * @param label the most likely intent, even if the utterance is out of scope
 * @param confidence the calibrated probability of the label among those the model knows, 0 to 1
 * @param score how much the utterance resembles those the model was trained on; only compared with
 *     the model's threshold
 * @param isInScope whether the score reaches the threshold
 */
public record IntentPrediction(String label, double confidence, double score, boolean isInScope) {}

package io.shopguide.encoder.tuning;

/**
 * How far a training is. Immutable and thread-safe.
 *
 * @param epoch the current pass over the training queries, from 1
 * @param epochs number of passes planned
 * @param step number of batches learnt so far, over all epochs
 * @param steps number of batches planned
 * @param loss mean loss of a word in this epoch so far, in nats
 * @param developmentF1 strict F1 on the development queries after this epoch, 0 to 1; NaN during it
 */
public record TuningProgress(
    int epoch, int epochs, long step, long steps, double loss, double developmentF1) {}

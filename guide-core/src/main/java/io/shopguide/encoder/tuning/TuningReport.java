package io.shopguide.encoder.tuning;

import io.shopguide.query.tagger.EntityScore;
import java.time.Duration;

/**
 * What a training achieved. Immutable and thread-safe.
 *
 * @param bestEpoch the epoch whose weights were kept, from 1
 * @param epochs number of epochs run; fewer than asked for if it stopped early
 * @param tuned scores on the development queries in full precision
 * @param written scores on the development queries of the files written, in 8 bits if those were
 *     asked for
 * @param agreement greatest difference of a state between the training engine and the model file
 *     before training
 * @param duration time taken, without what a resumed training took before
 */
public record TuningReport(
    int bestEpoch,
    int epochs,
    EntityScore tuned,
    EntityScore written,
    double agreement,
    Duration duration) {}

package io.shopguide.encoder.tuning;

/**
 * Settings of a training. Immutable and thread-safe.
 *
 * @param seed seed of shuffling, dropout and the head's first weights
 * @param epochs greatest number of passes over the training queries
 * @param batch number of queries learnt from at once
 * @param encoderRate peak learning rate of the encoder
 * @param headRate peak learning rate of the linear layer
 * @param chainRate peak learning rate of the weights of neighbouring tags
 * @param dropout share of activations dropped while learning
 */
record TuningSettings(
    long seed,
    int epochs,
    int batch,
    float encoderRate,
    float headRate,
    float chainRate,
    float dropout) {

  /** Found on QueryNER's training queries with a thousand of them held out. */
  static final TuningSettings STANDARD = new TuningSettings(1, 4, 32, 2e-4f, 1e-3f, 1e-2f, 0.15f);

  TuningSettings {
    if (epochs < 1) {
      throw new IllegalArgumentException("epochs " + epochs + " is below 1");
    }
    if (!(encoderRate > 0 && encoderRate < 1)) {
      throw new IllegalArgumentException(
          "learning rate " + encoderRate + " is not between 0 and 1; 2e-4 is usual");
    }
  }

  TuningSettings withSeed(long value) {
    return new TuningSettings(value, epochs, batch, encoderRate, headRate, chainRate, dropout);
  }

  TuningSettings withEpochs(int value) {
    return new TuningSettings(seed, value, batch, encoderRate, headRate, chainRate, dropout);
  }

  TuningSettings withEncoderRate(float value) {
    return new TuningSettings(seed, epochs, batch, value, headRate, chainRate, dropout);
  }
}

package io.shopguide.query.intent;

import io.shopguide.model.internal.ModelInput;
import io.shopguide.model.internal.ModelOutput;
import java.time.Instant;

/**
 * Where an intent model comes from and how good it is. Immutable and thread-safe.
 *
 * @param trained when
 * @param dataHash SHA-256 of the training and development texts and labels, hexadecimal
 * @param texts number of training texts
 * @param development number of development texts, which chose the epoch, the threshold and the
 *     temperature
 * @param seed of the order of the texts and of the clusters
 * @param epochs passes over the training texts that the model has seen
 * @param accuracy share of the development texts in scope whose label is right and that are not
 *     rejected
 * @param rejected share of the development texts out of scope that are rejected; NaN without any
 * @param calibrationError expected calibration error of the confidence on the development texts in
 *     scope, in 10 bins (Guo et al. 2017, section 2)
 */
public record IntentCard(
    Instant trained,
    String dataHash,
    int texts,
    int development,
    long seed,
    int epochs,
    double accuracy,
    double rejected,
    double calibrationError) {

  void write(ModelOutput out) {
    out.writeLong(trained.toEpochMilli());
    out.writeText(dataHash);
    out.writeInt(texts);
    out.writeInt(development);
    out.writeLong(seed);
    out.writeInt(epochs);
    out.writeLong(Double.doubleToLongBits(accuracy));
    out.writeLong(Double.doubleToLongBits(rejected));
    out.writeLong(Double.doubleToLongBits(calibrationError));
  }

  static IntentCard read(ModelInput in) {
    return new IntentCard(
        Instant.ofEpochMilli(in.readLong()),
        in.readText(),
        in.readInt(),
        in.readInt(),
        in.readLong(),
        in.readInt(),
        Double.longBitsToDouble(in.readLong()),
        Double.longBitsToDouble(in.readLong()),
        Double.longBitsToDouble(in.readLong()));
  }
}

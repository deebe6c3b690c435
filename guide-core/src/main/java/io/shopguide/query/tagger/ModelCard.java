package io.shopguide.query.tagger;

import io.shopguide.model.internal.ModelInput;
import io.shopguide.model.internal.ModelOutput;
import java.time.Instant;

/**
 * Where a model comes from and how good it is. Immutable and thread-safe.
 *
 * @param trained when
 * @param dataHash SHA-256 of the training sequences and their entities, hexadecimal
 * @param sequences number of training sequences
 * @param development number of development sequences, which chose the number of passes
 * @param seed of the order of the sequences
 * @param passes over the training sequences
 * @param features number of features kept
 * @param description templates, lists and settings
 * @param score on the development sequences
 */
public record ModelCard(
    Instant trained,
    String dataHash,
    int sequences,
    int development,
    long seed,
    int passes,
    int features,
    String description,
    EntityScore score) {

  void write(ModelOutput out) {
    out.writeLong(trained.toEpochMilli());
    out.writeText(dataHash);
    out.writeInt(sequences);
    out.writeInt(development);
    out.writeLong(seed);
    out.writeInt(passes);
    out.writeInt(features);
    out.writeText(description);
    out.writeLong(score.correct());
    out.writeLong(score.found());
    out.writeLong(score.annotated());
  }

  static ModelCard read(ModelInput in) {
    return new ModelCard(
        Instant.ofEpochMilli(in.readLong()),
        in.readText(),
        in.readInt(),
        in.readInt(),
        in.readLong(),
        in.readInt(),
        in.readInt(),
        in.readText(),
        new EntityScore(in.readLong(), in.readLong(), in.readLong()));
  }
}

package io.shopguide.encoder.tuning;

import java.io.DataInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * How far a training is, with the best weights so far; kept on disk after each epoch, so that a
 * training that was killed goes on as if it had not been. Not thread-safe.
 */
final class Checkpoint {
  private static final int MAGIC = 0x53475443; // SGTC
  private static final int VERSION = 1;
  private static final int MAX_EPOCHS = 10_000;

  private final List<Parameter> parameters;
  private final List<float[]> best = new ArrayList<>();
  private final List<Double> scores = new ArrayList<>(); // on the development queries, by epoch
  private int bestEpoch;

  Checkpoint(List<Parameter> parameters) {
    this.parameters = parameters;
    parameters.forEach(parameter -> best.add(parameter.values.clone()));
  }

  /** Number of epochs that are over. */
  int epochs() {
    return scores.size();
  }

  /** The epoch whose weights are the best, from 1; 0 before the first. */
  int bestEpoch() {
    return bestEpoch;
  }

  double bestScore() {
    return bestEpoch == 0 ? 0 : scores.get(bestEpoch - 1);
  }

  /** Notes the end of an epoch. */
  void add(double score) {
    scores.add(score);
    if (bestEpoch == 0 || score > bestScore()) {
      bestEpoch = scores.size();
      for (int i = 0; i < best.size(); i++) {
        float[] values = parameters.get(i).values;
        System.arraycopy(values, 0, best.get(i), 0, values.length);
      }
    }
  }

  /** Puts the best weights into the parameters. */
  void restoreBest() {
    for (int i = 0; i < best.size(); i++) {
      float[] values = best.get(i);
      System.arraycopy(values, 0, parameters.get(i).values, 0, values.length);
    }
  }

  void write(Path file, String training) {
    CheckedFile.write(
        file,
        MAGIC,
        VERSION,
        out -> {
          out.writeUTF(training);
          out.writeInt(bestEpoch);
          out.writeInt(scores.size());
          for (double score : scores) {
            out.writeDouble(score);
          }
          for (int i = 0; i < best.size(); i++) {
            Parameter parameter = parameters.get(i);
            CheckedFile.writeFloats(out, parameter.values);
            CheckedFile.writeFloats(out, parameter.mean);
            CheckedFile.writeFloats(out, parameter.square);
            CheckedFile.writeFloats(out, best.get(i));
          }
        });
  }

  /**
   * Goes on where a file stands, if there is one.
   *
   * @param file the file
   * @param training identifies data and settings
   * @throws TuningException if the file is damaged or of another training
   */
  void resume(Path file, String training) {
    if (!Files.exists(file)) {
      return;
    }
    CheckedFile.read(
        file,
        MAGIC,
        VERSION,
        in -> {
          if (!in.readUTF().equals(training)) {
            throw new TuningException(
                file
                    + " belongs to a training with other data, settings or model; delete it or"
                    + " name another folder",
                null);
          }
          parse(in);
          return this;
        });
  }

  private void parse(DataInputStream in) throws IOException {
    bestEpoch = in.readInt();
    int epochs = in.readInt();
    if (epochs < 1 || epochs > MAX_EPOCHS || bestEpoch < 1 || bestEpoch > epochs) {
      throw new IllegalArgumentException("epoch " + bestEpoch + " of " + epochs);
    }
    for (int i = 0; i < epochs; i++) {
      scores.add(in.readDouble());
    }
    for (int i = 0; i < best.size(); i++) {
      Parameter parameter = parameters.get(i);
      CheckedFile.readFloats(in, parameter.values);
      CheckedFile.readFloats(in, parameter.mean);
      CheckedFile.readFloats(in, parameter.square);
      CheckedFile.readFloats(in, best.get(i));
    }
  }
}

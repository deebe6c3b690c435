package io.shopguide.benchmarks;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.io.PrintStream;

/** An evaluation or a comparison with figures as its result. Immutable and thread-safe. */
public interface Evaluation {

  /**
   * The arguments it takes.
   *
   * @return one line
   */
  String usage();

  /**
   * Runs the evaluation.
   *
   * @param arguments its arguments
   * @param progress receives a line now and then
   * @return the figures
   * @throws IOException if a file cannot be read or written
   * @throws IllegalArgumentException if an argument is missing, unknown or unusable
   */
  JsonObject run(Arguments arguments, PrintStream progress) throws IOException;

  /**
   * The figures for people, in addition to the object.
   *
   * @param figures what {@link #run} returned
   * @return lines, each with its end; empty if the object says it all
   */
  default String summary(JsonObject figures) {
    return "";
  }
}

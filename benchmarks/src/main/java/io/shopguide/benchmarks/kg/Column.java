package io.shopguide.benchmarks.kg;

/** A figure of a store, and how the table shows it. */
enum Column {
  BYTES_PER_TRIPLE("bytes_per_triple", "bytes/triple", 1, 2),
  A("a_ns", "(a) us", 1e-3, 3),
  B("b_ns", "(b) us", 1e-3, 3),
  C("c_ns", "(c) us", 1e-3, 1),
  A_STRING("a_string_ns", "(a) IRI us", 1e-3, 3),
  B_STRING("b_string_ns", "(b) IRI us", 1e-3, 3),
  C_STRING("c_string_ns", "(c) IRI us", 1e-3, 1),
  LOAD("load_s", "load s", 1, 2),
  OPEN("open_ms", "open ms", 1, 0);

  private final String figure;
  private final String heading;
  private final double factor;
  private final int decimals;

  Column(String figure, String heading, double factor, int decimals) {
    this.figure = figure;
    this.heading = heading;
    this.factor = factor;
    this.decimals = decimals;
  }

  /** Its name in JSON. */
  String figure() {
    return figure;
  }

  /** Its name in the table, with the unit. */
  String heading() {
    return heading;
  }

  /** A value in the table. */
  String cell(double value) {
    return ("%." + decimals + "f").formatted(value * factor);
  }
}

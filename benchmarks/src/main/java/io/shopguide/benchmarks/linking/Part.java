package io.shopguide.benchmarks.linking;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.zip.CRC32;

/** The halves of an evaluation's data: one to choose settings on, one to report. */
enum Part {
  DEVELOPMENT,
  TEST;

  /** A number that depends on a text and on nothing else. */
  static int hash(String text) {
    CRC32 crc = new CRC32();
    crc.update(text.getBytes(StandardCharsets.UTF_8));
    return (int) (crc.getValue() >>> 1);
  }

  /** The half of a text, always the same. */
  static Part of(String text) {
    return values()[hash("half " + text) % 2];
  }

  String key() {
    return name().toLowerCase(Locale.ROOT);
  }
}

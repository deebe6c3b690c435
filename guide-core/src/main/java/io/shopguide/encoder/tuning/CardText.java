package io.shopguide.encoder.tuning;

import io.shopguide.query.tagger.EntityScore;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** What a model was made of, as lines {@code key = value}. Not thread-safe. */
final class CardText {
  private final Map<String, String> lines = new TreeMap<>();

  CardText put(String key, Object value) {
    lines.put(key, value.toString());
    return this;
  }

  CardText score(String key, EntityScore score) {
    return put(
        key,
        String.format(
            Locale.ROOT,
            "F1 %.4f, precision %.4f, recall %.4f",
            score.f1(),
            score.precision(),
            score.recall()));
  }

  String text() {
    StringBuilder text = new StringBuilder();
    lines.forEach((key, value) -> text.append(key).append(" = ").append(value).append('\n'));
    return text.toString();
  }

  /** SHA-256 of bytes in hexadecimal. */
  static String hash(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has SHA-256", e);
    }
  }
}

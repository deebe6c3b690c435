package io.shopguide.encoder.tuning;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** What a model was made of, as lines {@code key = value}. Not thread-safe. */
final class ModelCard {
  private final Map<String, String> lines = new TreeMap<>();

  ModelCard put(String key, Object value) {
    lines.put(key, value.toString());
    return this;
  }

  ModelCard score(String key, EntityScore score) {
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
    return HexFormat.of().formatHex(sha256().digest(bytes));
  }

  /** SHA-256 of queries, of their words and tags in their order. */
  static String hash(List<LabelledWords> queries) {
    MessageDigest digest = sha256();
    for (LabelledWords query : queries) {
      for (int i = 0; i < query.words().size(); i++) {
        String line = query.words().get(i) + "\t" + query.tags().get(i) + "\n";
        digest.update(line.getBytes(StandardCharsets.UTF_8));
      }
      digest.update((byte) '\n');
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has SHA-256", e);
    }
  }
}

package io.shopguide.query.tagger;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/** Tells from which sequences a model was made. Stateless and thread-safe. */
public final class DataHash {
  private DataHash() {}

  /**
   * SHA-256 over words and tags, whatever the layout of their file.
   *
   * @param sequences the sequences
   * @return 64 hexadecimal digits
   */
  public static String of(List<TaggedSequence> sequences) {
    MessageDigest digest;
    try {
      digest = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has SHA-256", e);
    }
    for (TaggedSequence sequence : sequences) {
      List<String> words = sequence.words();
      List<String> tags = sequence.tags(TagScheme.BIO);
      for (int i = 0; i < words.size(); i++) {
        String line = words.get(i) + "\t" + tags.get(i) + "\n";
        digest.update(line.getBytes(StandardCharsets.UTF_8));
      }
      digest.update((byte) '\n');
    }
    return HexFormat.of().formatHex(digest.digest());
  }
}

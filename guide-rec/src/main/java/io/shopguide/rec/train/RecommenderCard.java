package io.shopguide.rec.train;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;

/**
 * Where a recommender comes from and how good it is. Immutable and thread-safe.
 *
 * @param trained when
 * @param dataHash SHA-256 of the purchases and relations, hexadecimal
 * @param shoppers number of shoppers
 * @param products number of products
 * @param events number of purchases
 * @param seed of the purchases held out
 * @param description parts, weights and settings
 * @param heldShoppers number of shoppers that the quality was measured with
 * @param ndcg mean NDCG at 10 for them, by weights learnt from the other half of them
 */
public record RecommenderCard(
    Instant trained,
    String dataHash,
    int shoppers,
    int products,
    int events,
    long seed,
    String description,
    int heldShoppers,
    double ndcg) {

  /** Collects what a model is made of. */
  static final class DataHash {
    private final MessageDigest digest;

    DataHash() {
      try {
        digest = MessageDigest.getInstance("SHA-256");
      } catch (NoSuchAlgorithmException e) {
        throw new IllegalStateException("Every Java platform has SHA-256", e);
      }
    }

    DataHash add(Incidence data) {
      add(data.rows());
      add(data.columns());
      for (int row = 0; row < data.rows(); row++) {
        add(data.degree(row));
        for (int p = data.start(row); p < data.end(row); p++) {
          add(data.column(p));
        }
      }
      return this;
    }

    private void add(int value) {
      digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(0, value));
    }

    String hex() {
      return HexFormat.of().formatHex(digest.digest());
    }
  }
}

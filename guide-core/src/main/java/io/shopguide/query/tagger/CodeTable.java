package io.shopguide.query.tagger;

import com.carrotsearch.hppc.LongIntHashMap;
import io.shopguide.model.internal.ModelInput;
import io.shopguide.model.internal.ModelOutput;
import java.util.Arrays;

/**
 * Codes by hash, as a model keeps them. About 24 bytes an entry. Immutable and thread-safe once
 * filled.
 */
final class CodeTable implements Codes {
  private final LongIntHashMap codes = new LongIntHashMap();

  /** Adds bits to the code of a hash. */
  void add(long hash, int bits) {
    codes.put(hash, codes.get(hash) | bits);
  }

  @Override
  public int code(long hash) {
    return codes.get(hash); // 0 if absent
  }

  int size() {
    return codes.size();
  }

  void write(ModelOutput out) {
    long[] hashes = codes.keys().toArray();
    Arrays.sort(hashes);
    out.writeInt(hashes.length);
    for (long hash : hashes) {
      out.writeLong(hash);
      out.writeInt(codes.get(hash));
    }
  }

  static CodeTable read(ModelInput in) {
    CodeTable table = new CodeTable();
    int count = in.readCount(Long.BYTES + Integer.BYTES);
    for (int i = 0; i < count; i++) {
      table.add(in.readLong(), in.readInt());
    }
    return table;
  }
}

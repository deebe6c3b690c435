package io.shopguide.kg;

import com.carrotsearch.hppc.ObjectIntHashMap;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The keys of one class while it grows; ids are in order of arrival. */
final class ClassBuffer {
  private final ObjectIntHashMap<String> ids = new ObjectIntHashMap<>();
  private final List<String> keys = new ArrayList<>();

  int idOf(String key) {
    int slot = ids.indexOf(key);
    if (ids.indexExists(slot)) {
      return ids.indexGet(slot);
    }
    int id = keys.size();
    ids.indexInsert(slot, key, id);
    keys.add(key);
    return id;
  }

  boolean contains(String key) {
    return ids.containsKey(key);
  }

  int size() {
    return keys.size();
  }

  /** Appends the keys in order of their bytes and says where each came to stand. */
  int[] sortInto(Utf8Pool.Builder pool) {
    byte[][] utf8 = new byte[keys.size()][];
    Arrays.setAll(utf8, id -> keys.get(id).getBytes(StandardCharsets.UTF_8));
    Arrays.sort(utf8, Arrays::compareUnsigned);
    int[] local = new int[utf8.length];
    for (int i = 0; i < utf8.length; i++) {
      pool.add(utf8[i]);
      local[ids.get(new String(utf8[i], StandardCharsets.UTF_8))] = i;
    }
    return local;
  }
}

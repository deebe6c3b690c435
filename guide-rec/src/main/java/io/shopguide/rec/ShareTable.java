package io.shopguide.rec;

import com.carrotsearch.hppc.FloatArrayList;
import com.carrotsearch.hppc.IntArrayList;
import java.util.Arrays;
import java.util.Collection;

/**
 * Some products, each with other products and a part for each of them. Immutable and thread-safe.
 */
final class ShareTable {
  private final int[] keys; // ascending
  private final int[] starts; // by place of the key, and the end
  private final int[] products;
  private final float[] parts;

  private ShareTable(int[] keys, int[] starts, int[] products, float[] parts) {
    this.keys = keys;
    this.starts = starts;
    this.products = products;
    this.parts = parts;
  }

  /** The models of new products, which come in ascending order. */
  static ShareTable of(Collection<NewProduct> added) {
    IntArrayList keys = new IntArrayList();
    IntArrayList starts = new IntArrayList();
    IntArrayList products = new IntArrayList();
    FloatArrayList parts = new FloatArrayList();
    for (NewProduct product : added) {
      keys.add(product.product());
      starts.add(products.size());
      products.add(product.models());
      parts.add(product.shares());
    }
    starts.add(products.size());
    return new ShareTable(keys.toArray(), starts.toArray(), products.toArray(), parts.toArray());
  }

  /** The same pairs seen from the other side, in ascending order of both. */
  ShareTable inverted() {
    long[] order = new long[products.length]; // the product above the place of its entry
    for (int entry = 0; entry < order.length; entry++) {
      order[entry] = (long) products[entry] << Integer.SIZE | entry;
    }
    Arrays.sort(order);
    int[] owners = owners();
    IntArrayList others = new IntArrayList();
    IntArrayList otherStarts = new IntArrayList();
    int[] sources = new int[order.length];
    float[] sourceParts = new float[order.length];
    for (int i = 0; i < order.length; i++) {
      int product = (int) (order[i] >>> Integer.SIZE);
      int entry = (int) order[i];
      if (others.isEmpty() || others.get(others.size() - 1) != product) {
        others.add(product);
        otherStarts.add(i);
      }
      sources[i] = owners[entry];
      sourceParts[i] = parts[entry];
    }
    otherStarts.add(order.length);
    return new ShareTable(others.toArray(), otherStarts.toArray(), sources, sourceParts);
  }

  /** The key of each entry. */
  private int[] owners() {
    int[] owners = new int[products.length];
    for (int place = 0; place < keys.length; place++) {
      Arrays.fill(owners, starts[place], starts[place + 1], keys[place]);
    }
    return owners;
  }

  /** The place of a key, negative if it is none. */
  int find(int key) {
    return Arrays.binarySearch(keys, key);
  }

  int start(int place) {
    return starts[place];
  }

  int end(int place) {
    return starts[place + 1];
  }

  int product(int index) {
    return products[index];
  }

  float part(int index) {
    return parts[index];
  }
}

package io.shopguide.monitoring.drift;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A bin for missing values, one for each category and one for all others. */
final class CategoricalBins implements BinLayout {
  private final List<String> names;
  private final Map<String, Integer> bins;

  CategoricalBins(List<String> names) {
    if (names.isEmpty()) {
      throw new IllegalArgumentException("A categorical reference needs a category");
    }
    this.names = List.copyOf(names);
    this.bins = HashMap.newHashMap(names.size());
    for (String name : names) {
      if (bins.put(name, bins.size() + 1) != null) {
        throw new IllegalArgumentException("The category '" + name + "' stands twice");
      }
    }
  }

  List<String> names() {
    return names;
  }

  int bin(String category) {
    return category == null
        ? ReferenceHistogram.MISSING
        : bins.getOrDefault(category, names.size() + 1);
  }

  @Override
  public int size() {
    return names.size() + 2;
  }

  @Override
  public String label(int bin) {
    if (bin == ReferenceHistogram.MISSING) {
      return "missing";
    }
    return bin > names.size() ? "any other" : names.get(bin - 1);
  }

  @Override
  public boolean equals(Object o) {
    return o instanceof CategoricalBins that && names.equals(that.names);
  }

  @Override
  public int hashCode() {
    return names.hashCode();
  }
}

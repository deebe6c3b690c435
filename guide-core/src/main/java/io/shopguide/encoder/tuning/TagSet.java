package io.shopguide.encoder.tuning;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** The tags of a model with their numbers, in alphabetical order. Immutable and thread-safe. */
final class TagSet {
  private final List<String> tags;
  private final Map<String, Integer> numbers = new HashMap<>();

  TagSet(Collection<String> tags) {
    this.tags = List.copyOf(new TreeSet<>(tags));
    this.tags.forEach(tag -> numbers.put(tag, numbers.size()));
  }

  static TagSet of(Collection<LabelledWords> queries) {
    TreeSet<String> tags = new TreeSet<>(List.of("O"));
    queries.forEach(query -> tags.addAll(query.tags()));
    return new TagSet(tags);
  }

  int size() {
    return tags.size();
  }

  List<String> tags() {
    return tags;
  }

  String tag(int number) {
    return tags.get(number);
  }

  /** The number of a tag, -1 if it is none of these. */
  int number(String tag) {
    return numbers.getOrDefault(tag, -1);
  }

  /** Whether a query may start with a tag: not inside of a mention. */
  boolean mayStart(int tag) {
    return !tag(tag).startsWith("I-");
  }

  /** Whether a tag may follow another: the inside of a mention only the same mention's tags. */
  boolean mayFollow(int before, int after) {
    String inside = tag(after);
    String previous = tag(before);
    return !inside.startsWith("I-")
        || (!previous.equals("O") && previous.substring(2).equals(inside.substring(2)));
  }
}

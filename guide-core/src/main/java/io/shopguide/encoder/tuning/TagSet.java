package io.shopguide.encoder.tuning;

import io.shopguide.query.tagger.TagScheme;
import io.shopguide.query.tagger.TaggedSequence;
import io.shopguide.query.tagger.internal.LinearChain;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * The tags of a model with their numbers, in alphabetical order, and which may follow which: the
 * inside of an entity only the same entity's tags. Immutable and thread-safe.
 */
final class TagSet implements LinearChain.Scheme {
  private final List<String> tags;
  private final Map<String, Integer> numbers = new HashMap<>();

  TagSet(Collection<String> tags) {
    this.tags = List.copyOf(new TreeSet<>(tags));
    this.tags.forEach(tag -> numbers.put(tag, numbers.size()));
  }

  static TagSet of(Collection<TaggedSequence> queries) {
    TreeSet<String> tags = new TreeSet<>(List.of("O"));
    queries.forEach(query -> tags.addAll(query.tags(TagScheme.BIO)));
    return new TagSet(tags);
  }

  @Override
  public int size() {
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

  /** The tag of a further word of an entity that has a tag; -1 if it is none of these. */
  int goesOn(int tag) {
    return number("I-" + type(tag));
  }

  /** The type of a tag; empty outside of entities. */
  String type(int tag) {
    return tag(tag).equals("O") ? "" : tag(tag).substring(2);
  }

  @Override
  public boolean mayStart(int tag) {
    return !tag(tag).startsWith("I-");
  }

  @Override
  public boolean mayEnd(int tag) {
    return true;
  }

  @Override
  public boolean mayFollow(int before, int after) {
    return mayStart(after) || type(before).equals(type(after));
  }

  /** The same tags in any order, as a training sums over all sequences. */
  LinearChain.Scheme anyOrder() {
    return new AnyOrder(size());
  }

  private record AnyOrder(int size) implements LinearChain.Scheme {
    @Override
    public boolean mayStart(int tag) {
      return true;
    }

    @Override
    public boolean mayEnd(int tag) {
      return true;
    }

    @Override
    public boolean mayFollow(int before, int after) {
      return true;
    }
  }
}

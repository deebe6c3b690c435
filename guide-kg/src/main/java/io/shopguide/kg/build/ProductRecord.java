package io.shopguide.kg.build;

import io.shopguide.lexicon.Language;
import java.util.List;
import java.util.Map;

/**
 * One product as a feed describes it. Immutable and thread-safe.
 *
 * @param id the application's own id
 * @param titles in each language given, at least one
 * @param descriptions in each language given
 * @param links brands, categories, colours and the like, by name
 * @param attributes numbers, flags, values and texts; price, rating, stock and release day among
 *     them
 */
public record ProductRecord(
    String id,
    Map<Language, String> titles,
    Map<Language, String> descriptions,
    List<Link> links,
    List<Attribute> attributes) {
  /** Makes a record with unmodifiable copies of its collections. */
  public ProductRecord {
    titles = Map.copyOf(titles);
    descriptions = Map.copyOf(descriptions);
    links = List.copyOf(links);
    attributes = List.copyOf(attributes);
  }

  /**
   * Something the product is linked to by name.
   *
   * @param kind the sort of thing
   * @param names what the feed calls it, in each language given
   */
  public record Link(LinkKind kind, Map<Language, String> names) {
    /** Makes a link with an unmodifiable copy of the names. */
    public Link {
      names = Map.copyOf(names);
    }
  }

  /** One attribute's value. */
  public sealed interface Attribute {
    /**
     * The attribute.
     *
     * @return its name
     */
    String name();
  }

  /**
   * A number.
   *
   * @param name the attribute
   * @param value finite
   * @param unit the unit, empty for a plain number
   */
  public record Amount(String name, double value, String unit) implements Attribute {}

  /**
   * A property that the product has or lacks.
   *
   * @param name the attribute
   * @param value whether the product has it
   */
  public record Flag(String name, boolean value) implements Attribute {}

  /**
   * A short text, which other products may share.
   *
   * @param name the attribute
   * @param text not empty
   */
  public record Term(String name, String text) implements Attribute {}

  /**
   * A long text.
   *
   * @param name the attribute
   * @param text not empty
   */
  public record Prose(String name, String text) implements Attribute {}
}

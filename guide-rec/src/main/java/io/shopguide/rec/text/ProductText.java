package io.shopguide.rec.text;

/**
 * The texts of one product that the index searches; each may be empty and may hold several
 * languages. Immutable and thread-safe.
 *
 * @param title its titles
 * @param brand its brand's labels
 * @param category its categories' labels
 * @param description its descriptions
 * @param values its attribute values and the names of the features it has
 */
public record ProductText(
    String title, String brand, String category, String description, String values) {}

package io.shopguide.kg.build;

import io.shopguide.kg.build.Rule.Role;
import io.shopguide.lexicon.Language;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;

/**
 * Which field of a product feed means what. Each method returns a new mapping. One field may have
 * several meanings, and a meaning several fields. Fields of nested JSON objects are named with
 * dots: {@code price.amount}. Names without a language are English. Immutable and thread-safe.
 */
public final class Mapping {
  private final List<Rule> rules;
  private final PriceUnit priceUnit;
  private final String currency;
  private final List<String> prefixes;
  private final Set<String> ignored;
  private final boolean otherFields;
  private final boolean derivesCategory;

  private Mapping(Draft draft) {
    this.rules = List.copyOf(draft.rules);
    this.priceUnit = draft.priceUnit;
    this.currency = draft.currency;
    this.prefixes = List.copyOf(draft.prefixes);
    this.ignored = Set.copyOf(draft.ignored);
    this.otherFields = draft.otherFields;
    this.derivesCategory = draft.derivesCategory;
  }

  /**
   * Begins a mapping.
   *
   * @param field holds the product's id, which every record must have
   * @return a mapping of this field only; a title is needed too
   */
  public static Mapping id(String field) {
    Draft draft = new Draft();
    draft.rules.add(Rule.of(requireField(field), Role.ID));
    return new Mapping(draft);
  }

  /**
   * An English title.
   *
   * @param field holds it
   * @return the extended mapping
   */
  public Mapping title(String field) {
    return title(field, Language.ENGLISH);
  }

  /**
   * A title.
   *
   * @param field holds it
   * @param language of the title
   * @return the extended mapping
   */
  public Mapping title(String field, Language language) {
    return with(Rule.of(field, Role.TITLE, language));
  }

  /**
   * An English description.
   *
   * @param field holds it
   * @return the extended mapping
   */
  public Mapping description(String field) {
    return description(field, Language.ENGLISH);
  }

  /**
   * A description.
   *
   * @param field holds it
   * @param language of the description
   * @return the extended mapping
   */
  public Mapping description(String field, Language language) {
    return with(Rule.of(field, Role.DESCRIPTION, language));
  }

  /**
   * A brand by its English name.
   *
   * @param field holds it
   * @return the extended mapping
   */
  public Mapping brand(String field) {
    return brand(field, Language.ENGLISH);
  }

  /**
   * A brand. Names in two languages that come in the same number name the same brands.
   *
   * @param field holds its name
   * @param language of the name
   * @return the extended mapping
   */
  public Mapping brand(String field, Language language) {
    return with(Rule.of(field, Role.BRAND, language));
  }

  /**
   * A category by its English name.
   *
   * @param field holds it
   * @return the extended mapping
   */
  public Mapping category(String field) {
    return category(field, Language.ENGLISH);
  }

  /**
   * A category. Names in two languages that come in the same number name the same categories.
   *
   * @param field holds its name
   * @param language of the name
   * @return the extended mapping
   */
  public Mapping category(String field, Language language) {
    return with(Rule.of(field, Role.CATEGORY, language));
  }

  /**
   * Colours by their English names; several in one field are split at {@code , / ; &} and "and".
   *
   * @param field holds them
   * @return the extended mapping
   */
  public Mapping color(String field) {
    return color(field, Language.ENGLISH);
  }

  /**
   * Colours; several in one field are split at {@code , / ; &} and "and".
   *
   * @param field holds them
   * @param language of the names
   * @return the extended mapping
   */
  public Mapping color(String field, Language language) {
    return with(Rule.of(field, Role.COLOR, language));
  }

  /**
   * Materials by their English names; several in one field are split as colours are.
   *
   * @param field holds them
   * @return the extended mapping
   */
  public Mapping material(String field) {
    return material(field, Language.ENGLISH);
  }

  /**
   * Materials; several in one field are split as colours are.
   *
   * @param field holds them
   * @param language of the names
   * @return the extended mapping
   */
  public Mapping material(String field, Language language) {
    return with(Rule.of(field, Role.MATERIAL, language));
  }

  /**
   * Whom the product is for, in English; several in one field are split as colours are.
   *
   * @param field holds it
   * @return the extended mapping
   */
  public Mapping audience(String field) {
    return audience(field, Language.ENGLISH);
  }

  /**
   * Whom the product is for; several in one field are split as colours are.
   *
   * @param field holds it
   * @param language of the names
   * @return the extended mapping
   */
  public Mapping audience(String field, Language language) {
    return with(Rule.of(field, Role.AUDIENCE, language));
  }

  /**
   * The price.
   *
   * @param field holds a plain number
   * @param unit what the number counts
   * @param currencyCode the catalogue's one currency, ISO 4217, for example {@code USD}
   * @return the extended mapping
   */
  public Mapping price(String field, PriceUnit unit, String currencyCode) {
    Draft draft = new Draft(this);
    draft.rules.add(Rule.of(requireField(field), Role.PRICE));
    draft.priceUnit = Objects.requireNonNull(unit, "unit");
    draft.currency = requireField(currencyCode).toUpperCase(Locale.ROOT);
    return new Mapping(draft);
  }

  /**
   * The currency of the price, where the feed states it. A record in another currency than the
   * catalogue's is a problem, since prices in two currencies cannot be compared.
   *
   * @param field holds an ISO 4217 code
   * @return the extended mapping
   */
  public Mapping priceCurrencyField(String field) {
    return with(Rule.of(field, Role.CURRENCY));
  }

  /**
   * The day the product came out.
   *
   * @param field holds an ISO date or time, a year, or seconds or milliseconds since 1970
   * @return the extended mapping
   */
  public Mapping released(String field) {
    return with(Rule.of(field, Role.RELEASED));
  }

  /**
   * The customers' rating.
   *
   * @param field holds a number on the application's own scale
   * @return the extended mapping
   */
  public Mapping rating(String field) {
    return with(Rule.of(field, Role.RATING));
  }

  /**
   * How many are in stock.
   *
   * @param field holds a number
   * @return the extended mapping
   */
  public Mapping stock(String field) {
    return with(Rule.of(field, Role.STOCK));
  }

  /**
   * A number, flag or text, whichever the value is.
   *
   * @param field holds it
   * @param name the attribute's name in the graph
   * @return the extended mapping
   */
  public Mapping attribute(String field, String name) {
    return with(new Rule(field, Role.ATTRIBUTE, Language.ENGLISH, requireField(name), ""));
  }

  /**
   * A number with a unit. Known units are converted to the canonical one of their {@link
   * io.shopguide.query.Dimension}, kg to g; others are kept as they are worded.
   *
   * @param field holds a plain number
   * @param name the attribute's name in the graph
   * @param unit the unit
   * @return the extended mapping
   */
  public Mapping attribute(String field, String name, String unit) {
    return with(
        new Rule(field, Role.ATTRIBUTE, Language.ENGLISH, requireField(name), requireField(unit)));
  }

  /**
   * A text, even if it looks like a number.
   *
   * @param field holds it
   * @param name the attribute's name in the graph
   * @return the extended mapping
   */
  public Mapping text(String field, String name) {
    return with(new Rule(field, Role.TEXT, Language.ENGLISH, requireField(name), ""));
  }

  /**
   * Takes every field that begins with one of these prefixes and has no other meaning as an
   * attribute. Its name is the rest of the field's name.
   *
   * @param fieldPrefixes for example {@code attr_}
   * @return the extended mapping
   */
  public Mapping attributes(String... fieldPrefixes) {
    Draft draft = new Draft(this);
    for (String prefix : fieldPrefixes) {
      draft.prefixes.add(requireField(prefix));
    }
    return new Mapping(draft);
  }

  /**
   * Takes every field that has no other meaning as an attribute. A number's unit is guessed from
   * the end of the name: {@code weight_g} is a weight in g.
   *
   * @return the extended mapping
   */
  public Mapping otherFields() {
    Draft draft = new Draft(this);
    draft.otherFields = true;
    return new Mapping(draft);
  }

  /**
   * Leaves fields out of {@link #attributes} and {@link #otherFields}.
   *
   * @param fields their names
   * @return the extended mapping
   */
  public Mapping ignore(String... fields) {
    Draft draft = new Draft(this);
    draft.ignored.addAll(Arrays.asList(fields));
    return new Mapping(draft);
  }

  /**
   * Derives a category from the English title of each product that has none.
   *
   * @return the extended mapping
   */
  public Mapping deriveCategory() {
    Draft draft = new Draft(this);
    draft.derivesCategory = true;
    return new Mapping(draft);
  }

  List<Rule> rules() {
    return rules;
  }

  PriceUnit priceUnit() {
    return priceUnit;
  }

  String currency() {
    return currency;
  }

  List<String> prefixes() {
    return prefixes;
  }

  Set<String> ignored() {
    return ignored;
  }

  boolean takesOtherFields() {
    return otherFields;
  }

  boolean derivesCategory() {
    return derivesCategory;
  }

  private Mapping with(Rule rule) {
    requireField(rule.field());
    Draft draft = new Draft(this);
    draft.rules.add(rule);
    return new Mapping(draft);
  }

  private static String requireField(String field) {
    if (field.isBlank()) {
      throw new IllegalArgumentException("A name in a mapping is blank");
    }
    return field;
  }

  /** The next mapping while it is made. */
  private static final class Draft {
    private final List<Rule> rules = new ArrayList<>();
    private final List<String> prefixes = new ArrayList<>();
    private final Set<String> ignored = new HashSet<>();
    private PriceUnit priceUnit = PriceUnit.MAJOR;
    private String currency = "";
    private boolean otherFields;
    private boolean derivesCategory;

    Draft() {}

    Draft(Mapping mapping) {
      rules.addAll(mapping.rules);
      prefixes.addAll(mapping.prefixes);
      ignored.addAll(mapping.ignored);
      priceUnit = mapping.priceUnit;
      currency = mapping.currency;
      otherFields = mapping.otherFields;
      derivesCategory = mapping.derivesCategory;
    }
  }
}

package io.shopguide.kg;

import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A product graph's entities, predicates and values as terms, for those who read or change it as
 * triples: the product {@code B01} is {@code urn:shopguide:Product/B01}, the predicate {@code
 * brand} is {@code urn:shopguide:p/brand}, the text {@code title@en} is a literal of {@code
 * urn:shopguide:p/title} in English. Characters that an IRI may not have, and the slash, the number
 * sign and the percent sign, are percent-encoded (RFC 3987, section 3.1). Immutable and
 * thread-safe.
 */
public final class ShopTerms {
  private static final String ROOT = "urn:shopguide:";
  private static final String PREDICATES = ROOT + "p/";
  private static final String FORBIDDEN = "<>\"{}|^`\\/#%";
  private static final String BLANK_CLASS = "_:";

  private static final String XSD = "http://www.w3.org/2001/XMLSchema#";
  private static final Pattern WITH_LANGUAGE =
      Pattern.compile("(.+)@([a-zA-Z]{1,8}(?:-[a-zA-Z0-9]{1,8})*)", Pattern.DOTALL);

  private ShopTerms() {}

  /**
   * The IRI of an entity.
   *
   * @param entity the entity
   * @return its IRI
   */
  public static Term.Iri entity(EntityRef entity) {
    return new Term.Iri(namespace(entity.className()) + key(entity.className(), entity.key()));
  }

  /**
   * The IRI of a relation's predicate, or of the attribute of a number or flag.
   *
   * @param name its name, for example {@code brand}
   * @return its IRI
   */
  public static Term.Iri predicate(String name) {
    return new Term.Iri(isIri(name) ? name : PREDICATES + encode(name).replace("@", "%40"));
  }

  /**
   * The IRI of the attribute of a text.
   *
   * @param attribute its name, for example {@code title@en}
   * @return its IRI, without the language
   */
  public static Term.Iri textPredicate(String attribute) {
    Matcher matcher = WITH_LANGUAGE.matcher(attribute);
    return predicate(matcher.matches() ? matcher.group(1) : attribute);
  }

  /**
   * A text as a literal.
   *
   * @param attribute the name of its attribute, for example {@code title@en}
   * @param text the text
   * @return a literal in the attribute's language, or without one
   */
  public static Term.Literal text(String attribute, String text) {
    Matcher matcher = WITH_LANGUAGE.matcher(attribute);
    return matcher.matches()
        ? new Term.Literal(text, Term.LANG_STRING, matcher.group(2))
        : Term.text(text);
  }

  /**
   * A number as a literal.
   *
   * @param value finite
   * @return a literal of type {@code xsd:double}
   */
  public static Term.Literal number(double value) {
    return new Term.Literal(Double.toString(value + 0.0), XSD + "double", ""); // no negative zero
  }

  /**
   * A flag as a literal.
   *
   * @param value the value
   * @return a literal of type {@code xsd:boolean}
   */
  public static Term.Literal flag(boolean value) {
    return new Term.Literal(Boolean.toString(value), XSD + "boolean", "");
  }

  static String predicateName(String iri) {
    return iri.startsWith(PREDICATES) ? decode(iri.substring(PREDICATES.length())) : iri;
  }

  /**
   * What the IRIs of a class begin with.
   *
   * @param className the class, for example {@code Product}
   * @return for example {@code urn:shopguide:Product/}; a class of other IRIs is named by it
   */
  public static String namespace(String className) {
    return isIri(className) ? className : ROOT + encode(className) + "/";
  }

  static String className(String namespace) {
    boolean own = isOwn(namespace) && namespace.indexOf('/') == namespace.length() - 1;
    return own ? decode(namespace.substring(ROOT.length(), namespace.length() - 1)) : namespace;
  }

  /** Whether a name is that of a namespace or predicate of other origin, and stays as it is. */
  private static boolean isIri(String name) {
    return name.indexOf(':') > 0
        && (name.endsWith("/") || name.endsWith("#") || name.contains("//"));
  }

  private static boolean isOwn(String namespace) {
    return namespace.startsWith(ROOT) && namespace.length() > ROOT.length() + 1;
  }

  /** The part of an entity's IRI after its namespace. */
  static String key(String className, String key) {
    return isIri(className) || className.equals(BLANK_CLASS) || className.isEmpty()
        ? key
        : encode(key);
  }

  static String decodeKey(String className, String local) {
    return isIri(className) || className.equals(BLANK_CLASS) || className.isEmpty()
        ? local
        : decode(local);
  }

  static String blankClass() {
    return BLANK_CLASS;
  }

  private static boolean isPlain(char c) {
    return c > ' ' && c != 0x7F && FORBIDDEN.indexOf(c) < 0;
  }

  static String encode(String text) {
    int first = 0;
    while (first < text.length() && isPlain(text.charAt(first))) {
      first++;
    }
    if (first == text.length()) {
      return text;
    }
    StringBuilder encoded = new StringBuilder(text.length() + 16).append(text, 0, first);
    for (int i = first; i < text.length(); i++) {
      char c = text.charAt(i);
      if (isPlain(c)) {
        encoded.append(c);
      } else {
        encoded.append('%').append(hex(c >>> 4)).append(hex(c & 0xF));
      }
    }
    return encoded.toString();
  }

  private static char hex(int digit) {
    return "0123456789ABCDEF".charAt(digit);
  }

  /** Takes back what {@link #encode} did; a percent sign that it did not write stays. */
  static String decode(String text) {
    int percent = text.indexOf('%');
    if (percent < 0) {
      return text;
    }
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    int length = 0;
    for (int i = 0; i < bytes.length; i++) {
      int high = i + 2 < bytes.length ? Character.digit(bytes[i + 1], 16) : -1;
      int low = i + 2 < bytes.length ? Character.digit(bytes[i + 2], 16) : -1;
      if (bytes[i] == '%' && high >= 0 && low >= 0) {
        bytes[length++] = (byte) (high << 4 | low);
        i += 2;
      } else {
        bytes[length++] = bytes[i];
      }
    }
    return new String(bytes, 0, length, StandardCharsets.UTF_8);
  }
}

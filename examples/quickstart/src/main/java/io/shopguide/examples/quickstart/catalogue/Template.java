package io.shopguide.examples.quickstart.catalogue;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A title or sentence with places to fill.
 *
 * <p>{@code {name}} stands for a field, {@code {name:format}} for the field in another unit, and
 * {@code [condition?text]} for text that appears when the {@link Condition} holds. Options do not
 * nest.
 */
final class Template {
  private static final Pattern OPTION = Pattern.compile("\\[([^?\\]]+)\\?([^\\]]*)]");
  private static final Pattern PLACE = Pattern.compile("\\{([a-z0-9_]+)(?::([a-z_]+))?}");

  private final String text;

  /** A template over the given text. */
  Template(String text) {
    this.text = text;
  }

  /** The text with every place filled; a field the product lacks is an error. */
  String fill(Fields fields) {
    String chosen =
        OPTION
            .matcher(text)
            .replaceAll(
                option ->
                    Condition.parse(option.group(1)).holds(fields)
                        ? Matcher.quoteReplacement(option.group(2))
                        : "");
    return PLACE
        .matcher(chosen)
        .replaceAll(
            place -> {
              String name = place.group(1);
              Value value =
                  fields
                      .find(name)
                      .orElseThrow(() -> new IllegalStateException("no " + name + " for: " + text));
              return Matcher.quoteReplacement(
                  place.group(2) == null ? value.text() : converted(value, place.group(2)));
            });
  }

  /** The names of the fields the text shows. */
  List<String> names() {
    List<String> names = new ArrayList<>();
    Matcher place = PLACE.matcher(text);
    while (place.find()) {
      names.add(place.group(1));
    }
    return names;
  }

  private static String converted(Value value, String format) {
    BigDecimal number = new BigDecimal(value.text());
    return switch (format) {
      case "days" -> plain(number.divide(BigDecimal.valueOf(24), 1, RoundingMode.HALF_UP));
      case "kg" -> plain(number.divide(BigDecimal.valueOf(1000), 2, RoundingMode.HALF_UP));
      case "size" -> size(number, " ");
      case "size_zh" -> size(number, "");
      default -> throw new IllegalArgumentException("no format " + format);
    };
  }

  private static String size(BigDecimal gigabytes, String gap) {
    BigDecimal terabyte = BigDecimal.valueOf(1024);
    return gigabytes.compareTo(terabyte) < 0
        ? plain(gigabytes) + gap + "GB"
        : plain(gigabytes.divide(terabyte, 1, RoundingMode.HALF_UP)) + gap + "TB";
  }

  private static String plain(BigDecimal number) {
    return number.stripTrailingZeros().toPlainString();
  }
}

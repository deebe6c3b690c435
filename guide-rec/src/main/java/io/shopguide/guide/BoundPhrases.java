package io.shopguide.guide;

import io.shopguide.dialogue.QuantityBounds;
import java.util.Locale;

/** Words for bounds on prices and quantities. */
final class BoundPhrases {

  private BoundPhrases() {}

  static Phrase of(QuantityBounds bounds) {
    String unit = bounds.dimension().unit();
    return between(
        amount(bounds.low(), unit),
        bounds.low() > Double.NEGATIVE_INFINITY,
        amount(bounds.high(), unit),
        bounds.high() < Double.POSITIVE_INFINITY);
  }

  static Phrase between(String low, boolean hasLow, String high, boolean hasHigh) {
    if (hasLow && hasHigh) {
      return low.equals(high)
          ? new Phrase(low, low)
          : new Phrase("between " + low + " and " + high, low + "到" + high);
    }
    return hasHigh
        ? new Phrase("up to " + high, high + "以内")
        : new Phrase("at least " + low, low + "以上");
  }

  /** A number with its unit, in a larger unit where that reads better. */
  static String amount(double value, String unit) {
    return switch (unit) {
      case "" -> number(value);
      case "g" -> Math.abs(value) >= 1_000 ? number(value / 1_000) + " kg" : number(value) + " g";
      case "ml" -> Math.abs(value) >= 1_000 ? number(value / 1_000) + " l" : number(value) + " ml";
      case "mm" -> Math.abs(value) >= 100 ? number(value / 10) + " cm" : number(value) + " mm";
      case "GB" -> Math.abs(value) >= 1_024 ? number(value / 1_024) + " TB" : number(value) + " GB";
      case "Hz" -> hertz(value);
      case "s" -> duration(value);
      case "year" -> number(value) + (value == 1 ? " year" : " years");
      case "%" -> number(value) + "%";
      case "C" -> number(value) + " °C";
      default -> number(value) + " " + unit;
    };
  }

  private static String hertz(double value) {
    if (Math.abs(value) >= 1e9) {
      return number(value / 1e9) + " GHz";
    }
    return Math.abs(value) >= 1e6 ? number(value / 1e6) + " MHz" : number(value) + " Hz";
  }

  private static String duration(double seconds) {
    double days = seconds / 86_400;
    if (days >= 365) {
      return number(days / 365) + (days == 365 ? " year" : " years");
    }
    if (seconds >= 3_600) {
      return number(seconds / 3_600) + (seconds == 3_600 ? " hour" : " hours");
    }
    return seconds >= 60 ? number(seconds / 60) + " min" : number(seconds) + " s";
  }

  private static String number(double value) {
    double rounded = Math.rint(value * 100) / 100;
    return rounded == Math.rint(rounded)
        ? String.format(Locale.ROOT, "%,.0f", rounded)
        : String.format(Locale.ROOT, "%,.2f", rounded).replaceAll("0$", "");
  }
}

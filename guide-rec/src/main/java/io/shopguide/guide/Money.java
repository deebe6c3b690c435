package io.shopguide.guide;

import java.util.Currency;
import java.util.Locale;

/** Writes prices for sentences. */
final class Money {

  private Money() {}

  /** For example {@code $1,299} or {@code 12.50 CHF}; the number alone if there is no currency. */
  static String format(double amount, String currency) {
    boolean whole = amount == Math.rint(amount);
    String number = String.format(Locale.ROOT, whole ? "%,.0f" : "%,.2f", amount);
    return switch (currency) {
      case "" -> number;
      case "CNY" -> "¥" + number;
      default -> {
        String symbol = symbol(currency);
        yield symbol.equals(currency) ? number + " " + currency : symbol + number;
      }
    };
  }

  private static String symbol(String currency) {
    try {
      return Currency.getInstance(currency).getSymbol(Locale.US);
    } catch (IllegalArgumentException e) {
      return currency;
    }
  }
}

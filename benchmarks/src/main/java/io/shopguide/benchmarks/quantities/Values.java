package io.shopguide.benchmarks.quantities;

import io.shopguide.query.Quantity;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Locale;

/**
 * Writes values as the cases do: 15 significant digits, and an exponent where they are not enough.
 */
final class Values {
  private static final MathContext DIGITS = new MathContext(15, RoundingMode.HALF_EVEN);
  private static final int LEAST_PLAIN = -5; // exponent from which on no exponent is written

  private Values() {}

  static String number(double value) {
    BigDecimal rounded = new BigDecimal(value).round(DIGITS).stripTrailingZeros();
    int exponent = rounded.precision() - rounded.scale() - 1;
    if (value == 0 || (exponent >= LEAST_PLAIN + 1 && exponent < DIGITS.getPrecision())) {
      return rounded.signum() == 0 ? "0" : rounded.toPlainString();
    }
    String digits = rounded.unscaledValue().abs().toString();
    String mantissa = digits.length() == 1 ? digits : digits.charAt(0) + "." + digits.substring(1);
    String sign = rounded.signum() < 0 ? "-" : "";
    return sign + mantissa + String.format(Locale.ROOT, "E%+03d", exponent);
  }

  /** "[20,30)"; a vague number is open upwards. */
  static String range(Quantity quantity) {
    boolean vague = quantity.approximate() && !quantity.isExact();
    boolean least = quantity.low() > Double.NEGATIVE_INFINITY;
    boolean greatest = quantity.high() < Double.POSITIVE_INFINITY && !vague;
    return (least && quantity.lowIncluded() && !vague ? "[" : "(")
        + (least ? number(quantity.low()) : "")
        + ","
        + (greatest ? number(quantity.high()) : "")
        + (greatest && quantity.highIncluded() ? "]" : ")");
  }
}

package io.shopguide.kg.build;

import io.shopguide.kg.build.FeedProblem.Reason;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.regex.Pattern;

/** Reads numbers and times. */
final class Values {
  private static final Pattern NUMBER =
      Pattern.compile("[+-]?(?:\\d++(?:\\.\\d*+)?|\\.\\d++)(?:[eE][+-]?\\d++)?");
  private static final Pattern YEAR = Pattern.compile("\\d{4}");
  private static final int MAX_NUMBER_LENGTH = 64;

  /** From here on a number of time units since 1970 is taken for milliseconds: 1973, or 5138. */
  private static final double FIRST_MILLIS = 1e11;

  private static final double LAST_MILLIS = 253_402_300_799_999.0; // 9999-12-31T23:59:59.999Z

  private Values() {}

  static boolean isNumber(String text) {
    return text.length() <= MAX_NUMBER_LENGTH
        && NUMBER.matcher(text).matches()
        && Double.isFinite(Double.parseDouble(text));
  }

  /** Whether a text of an untyped format is a number rather than a code such as 00735. */
  static boolean looksNumeric(String text) {
    boolean code = text.length() > 15 || (text.startsWith("0") && text.matches("0\\d.*"));
    return !code && isNumber(text);
  }

  static double number(String field, String text) {
    if (!isNumber(text)) {
      throw RowException.notNumber(field, text);
    }
    return Double.parseDouble(text);
  }

  static double numberBetween(String field, String text, double low, double high) {
    double value = number(field, text);
    if (value < low || value > high) {
      throw new RowException(
          Reason.OUT_OF_RANGE,
          field,
          RowException.quote(text) + " is not between " + plain(low) + " and " + plain(high),
          "correct the value, or leave it empty if it is unknown");
    }
    return value;
  }

  private static String plain(double value) {
    return BigDecimal.valueOf(value).stripTrailingZeros().toPlainString();
  }

  /** A date or time in milliseconds since 1970. */
  static long epochMillis(String field, String text) {
    try {
      if (YEAR.matcher(text).matches()) {
        return startOfDay(LocalDate.of(Integer.parseInt(text), 1, 1));
      }
      if (isNumber(text)) {
        double value = Double.parseDouble(text);
        double millis = Math.abs(value) >= FIRST_MILLIS ? value : value * 1000;
        if (Math.abs(millis) > LAST_MILLIS) {
          throw badDate(field, text);
        }
        return (long) millis;
      }
      if (text.length() == 10) {
        return startOfDay(LocalDate.parse(text));
      }
      String iso = text.replace(' ', 'T');
      boolean hasZone = iso.endsWith("Z") || iso.lastIndexOf('+') > 10 || iso.lastIndexOf('-') > 10;
      Instant instant =
          hasZone
              ? OffsetDateTime.parse(iso).toInstant()
              : LocalDateTime.parse(iso).toInstant(ZoneOffset.UTC);
      return instant.toEpochMilli();
    } catch (DateTimeException | ArithmeticException e) {
      throw badDate(field, text);
    }
  }

  private static long startOfDay(LocalDate date) {
    return date.atStartOfDay().toInstant(ZoneOffset.UTC).toEpochMilli();
  }

  private static RowException badDate(String field, String text) {
    return new RowException(
        Reason.BAD_DATE,
        field,
        RowException.quote(text) + " is not a date or time",
        "give an ISO date such as 2026-11-23 or 2026-11-23T08:00:00Z, or seconds since 1970");
  }
}

package io.shopguide.kg.image;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Set;

/**
 * Turns literals that are written in the usual way into numbers and back, so that the text comes
 * back exactly. What is written in another way ({@code +5}, {@code 1e3}) stays a text. Not
 * thread-safe; one per thread.
 */
final class LiteralCoder {
  static final String XSD = "http://www.w3.org/2001/XMLSchema#";

  static final int MAX_SCALE = 9;

  private static final int MAX_DIGITS = 17;
  private static final int SECONDS_PER_DAY = 86_400;
  private static final long FIRST_DAY = LocalDate.of(0, 1, 1).toEpochDay();
  private static final long LAST_DAY = LocalDate.of(9999, 12, 31).toEpochDay();
  private static final long[] POWERS = new long[MAX_DIGITS + 1];
  private static final byte[] PAIRS = new byte[200]; // the digits of 00 to 99

  private static final Set<String> DECIMALS =
      Set.of(
          "integer",
          "decimal",
          "int",
          "long",
          "short",
          "byte",
          "nonNegativeInteger",
          "positiveInteger",
          "nonPositiveInteger",
          "negativeInteger",
          "unsignedInt",
          "unsignedLong",
          "unsignedShort",
          "unsignedByte");

  static {
    POWERS[0] = 1;
    for (int i = 1; i < POWERS.length; i++) {
      POWERS[i] = 10 * POWERS[i - 1];
    }
  }

  static {
    for (int i = 0; i < 100; i++) {
      PAIRS[2 * i] = (byte) ('0' + i / 10);
      PAIRS[2 * i + 1] = (byte) ('0' + i % 10);
    }
  }

  /** Which forms a datatype's literals can have. */
  enum Family {
    TEXT,
    DECIMAL,
    DATE,
    DATE_TIME,
    BOOLEAN,
    DOUBLE
  }

  private Form form = Form.TEXT;
  private int scale;
  private long value;

  LiteralCoder() {}

  static Family family(String datatype) {
    if (!datatype.startsWith(XSD)) {
      return Family.TEXT;
    }
    String name = datatype.substring(XSD.length());
    return switch (name) {
      case "date" -> Family.DATE;
      case "dateTime" -> Family.DATE_TIME;
      case "boolean" -> Family.BOOLEAN;
      case "double", "float" -> Family.DOUBLE;
      default -> DECIMALS.contains(name) ? Family.DECIMAL : Family.TEXT;
    };
  }

  /** The form of the literal coded last. */
  Form form() {
    return form;
  }

  /** Digits after its decimal point. */
  int scale() {
    return scale;
  }

  /** Its number, in the order of the values. */
  long value() {
    return value;
  }

  /** Codes a literal; its form is {@link Form#TEXT} if it is not written in the usual way. */
  void code(Family family, byte[] b, int from, int to) {
    form = Form.TEXT;
    scale = 0;
    switch (family) {
      case TEXT -> {}
      case DECIMAL -> codeDecimal(b, from, to);
      case DATE -> codeDate(b, from, to);
      case DATE_TIME -> codeDateTime(b, from, to);
      case BOOLEAN -> codeBoolean(b, from, to);
      case DOUBLE -> codeDouble(b, from, to);
    }
  }

  private void codeDecimal(byte[] b, int from, int to) {
    int start = from < to && b[from] == '-' ? from + 1 : from;
    if (to - start > MAX_DIGITS + 1) {
      return;
    }
    long number = 0;
    int point = -1;
    for (int i = start; i < to; i++) {
      int digit = b[i] - '0';
      if (b[i] == '.' && point < 0) {
        point = i;
      } else if (digit < 0 || digit > 9) {
        return;
      } else {
        number = 10 * number + digit;
      }
    }
    int integers = (point < 0 ? to : point) - start;
    int decimals = point < 0 ? 0 : to - point - 1;
    if (integers < 1
        || (point >= 0 && decimals < 1)
        || decimals > MAX_SCALE
        || integers + decimals > MAX_DIGITS
        || (integers > 1 && b[start] == '0')
        || (number == 0 && start > from)) {
      return;
    }
    form = Form.DECIMAL;
    scale = decimals;
    value = start > from ? -number : number;
  }

  private void codeDate(byte[] b, int from, int to) {
    if (to - from == 10) {
      long day = epochDay(b, from);
      if (day != Long.MIN_VALUE) {
        form = Form.DATE;
        value = day;
      }
    }
  }

  private void codeDateTime(byte[] b, int from, int to) {
    boolean utc = to - from == 20 && b[to - 1] == 'Z';
    if ((!utc && to - from != 19)
        || b[from + 10] != 'T'
        || b[from + 13] != ':'
        || b[from + 16] != ':') {
      return;
    }
    long day = epochDay(b, from);
    int hour = digits(b, from + 11, 2);
    int minute = digits(b, from + 14, 2);
    int second = digits(b, from + 17, 2);
    if (day == Long.MIN_VALUE
        || hour < 0
        || hour > 23
        || minute < 0
        || minute > 59
        || second < 0
        || second > 59) {
      return;
    }
    form = utc ? Form.DATE_TIME_UTC : Form.DATE_TIME;
    value = day * SECONDS_PER_DAY + hour * 3600L + minute * 60L + second;
  }

  private void codeBoolean(byte[] b, int from, int to) {
    String text = new String(b, from, Math.min(to - from, 6), StandardCharsets.ISO_8859_1);
    if (text.equals("true") || text.equals("false")) {
      form = Form.BOOLEAN;
      value = text.equals("true") ? 1 : 0;
    }
  }

  private void codeDouble(byte[] b, int from, int to) {
    codeDecimal(b, from, to);
    if (to - from > 32 || (form == Form.DECIMAL && scale == 0)) {
      return;
    }
    String text = new String(b, from, to - from, StandardCharsets.ISO_8859_1);
    try {
      double number = Double.parseDouble(text);
      if (Double.isFinite(number) && Double.toString(number).equals(text)) {
        form = Form.DOUBLE;
        scale = 0;
        value = sortable(number);
      }
    } catch (NumberFormatException e) {
      form = Form.TEXT; // not a number, but a text may have any datatype
    }
  }

  private static long sortable(double number) {
    long bits = Double.doubleToLongBits(number);
    return bits ^ (bits >> 63 & Long.MAX_VALUE);
  }

  private static double fromSortable(long value) {
    return Double.longBitsToDouble(value ^ (value >> 63 & Long.MAX_VALUE));
  }

  private static int digits(byte[] b, int from, int count) {
    int number = 0;
    for (int i = from; i < from + count; i++) {
      int digit = b[i] - '0';
      if (digit < 0 || digit > 9) {
        return -1;
      }
      number = 10 * number + digit;
    }
    return number;
  }

  /** Days since 1970-01-01 in the proleptic Gregorian calendar. */
  private static long epochDay(byte[] b, int from) {
    int year = digits(b, from, 4);
    int month = digits(b, from + 5, 2);
    int day = digits(b, from + 8, 2);
    if (b[from + 4] != '-'
        || b[from + 7] != '-'
        || year < 0
        || month < 1
        || month > 12
        || day < 1
        || day > daysIn(year, month)) {
      return Long.MIN_VALUE;
    }
    return LocalDate.of(year, month, day).toEpochDay();
  }

  private static int daysIn(int year, int month) {
    return YearMonth.of(year, month).lengthOfMonth();
  }

  /** The value as a number, dates as days and dates with time as seconds. */
  static double number(Form form, int scale, long value) {
    return switch (form) {
      case DECIMAL -> (double) value / POWERS[scale];
      case DOUBLE -> fromSortable(value);
      case DATE, DATE_TIME, DATE_TIME_UTC, BOOLEAN -> value;
      case KEY, TEXT -> Double.NaN;
    };
  }

  /**
   * The value of a literal that may be written in any way.
   *
   * @return as {@link #number} gives it; NaN if it has none
   */
  static double parse(String datatype, String lexical) {
    byte[] utf8 = lexical.getBytes(StandardCharsets.UTF_8);
    Family family = family(datatype);
    LiteralCoder coder = new LiteralCoder();
    coder.code(family, utf8, 0, utf8.length);
    if (coder.form.isNumber()) {
      return number(coder.form, coder.scale, coder.value);
    }
    try {
      return switch (family) {
        case DECIMAL, DOUBLE -> parseReal(lexical);
        case BOOLEAN -> lexical.equals("1") ? 1 : lexical.equals("0") ? 0 : Double.NaN;
        case TEXT, DATE, DATE_TIME -> Double.NaN;
      };
    } catch (NumberFormatException e) {
      return Double.NaN; // an ill-typed literal has no value
    }
  }

  /**
   * A number as XML Schema writes it; Java would also take {@code 5d}, {@code 0x1p3} and spaces.
   */
  private static double parseReal(String lexical) {
    return switch (lexical) {
      case "INF", "+INF" -> Double.POSITIVE_INFINITY;
      case "-INF" -> Double.NEGATIVE_INFINITY;
      default ->
          lexical.chars().allMatch(c -> "0123456789+-.eE".indexOf(c) >= 0)
              ? Double.parseDouble(lexical)
              : Double.NaN;
    };
  }

  /** Appends the text that {@link #code} would turn into the value. */
  static void append(Form form, int scale, long value, Scratch out) {
    switch (form) {
      case DECIMAL -> appendDecimal(scale, value, out);
      case DATE -> appendDate(value, out);
      case DATE_TIME, DATE_TIME_UTC -> {
        appendDate(Math.floorDiv(value, SECONDS_PER_DAY), out);
        int second = Math.floorMod(value, SECONDS_PER_DAY);
        out.add((byte) 'T');
        appendDigits(second / 3600, 2, out);
        out.add((byte) ':');
        appendDigits(second / 60 % 60, 2, out);
        out.add((byte) ':');
        appendDigits(second % 60, 2, out);
        if (form == Form.DATE_TIME_UTC) {
          out.add((byte) 'Z');
        }
      }
      case BOOLEAN -> appendText(value != 0 ? "true" : "false", out);
      case DOUBLE -> appendText(Double.toString(fromSortable(value)), out);
      case KEY, TEXT -> throw new IllegalArgumentException("No number has the form " + form);
    }
  }

  private static void appendDecimal(int scale, long value, Scratch out) {
    if (value < 0) {
      out.add((byte) '-');
    }
    long number = Math.abs(value);
    appendInteger(number / POWERS[scale], out);
    if (scale > 0) {
      out.add((byte) '.');
      appendDigits(number % POWERS[scale], scale, out);
    }
  }

  private static void appendDate(long day, Scratch out) {
    if (day < FIRST_DAY || day > LAST_DAY) {
      throw new IllegalArgumentException("No year of four digits has day " + day);
    }
    LocalDate date = LocalDate.ofEpochDay(day);
    appendDigits(date.getYear(), 4, out);
    out.add((byte) '-');
    appendDigits(date.getMonthValue(), 2, out);
    out.add((byte) '-');
    appendDigits(date.getDayOfMonth(), 2, out);
  }

  /** Appends a number that is not negative. */
  static void appendInteger(long number, Scratch out) {
    appendDigits(number, digitCount(number), out);
  }

  /** Number of digits of a number that is not negative. */
  static int digitCount(long number) {
    int count = 1;
    for (long rest = number; rest >= 10; rest /= 10) {
      count++;
    }
    return count;
  }

  static void appendDigits(long number, int count, Scratch out) {
    byte[] bytes = out.reserve(count);
    int next = out.length + count;
    long rest = number;
    while (next - out.length >= 2) {
      long above = rest / 100;
      int pair = 2 * (int) (rest - 100 * above);
      bytes[--next] = PAIRS[pair + 1];
      bytes[--next] = PAIRS[pair];
      rest = above;
    }
    if (next > out.length) {
      bytes[--next] = (byte) ('0' + rest % 10);
    }
    out.length += count;
  }

  private static void appendText(String ascii, Scratch out) {
    byte[] bytes = ascii.getBytes(StandardCharsets.ISO_8859_1);
    out.add(bytes, 0, bytes.length);
  }
}

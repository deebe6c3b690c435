package io.shopguide.kg.build;

import io.shopguide.query.Dimension;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** Converts the units that feeds use to the canonical unit of their dimension. */
final class Units {
  /**
   * A unit in terms of the canonical one.
   *
   * @param canonical the canonical unit
   * @param factor canonical units in one
   */
  record Scale(String canonical, double factor) {
    double convert(double value) {
      return value * factor;
    }
  }

  private static final Map<String, Scale> KNOWN = new HashMap<>();

  static {
    add(Dimension.LENGTH, 1, "mm", "millimeter", "millimeters", "millimetre", "millimetres", "毫米");
    add(Dimension.LENGTH, 10, "cm", "centimeter", "centimeters", "centimetre", "centimetres", "厘米");
    add(Dimension.LENGTH, 1000, "m", "meter", "meters", "metre", "metres", "米");
    add(Dimension.LENGTH, 25.4, "in", "inch", "inches", "\"", "″", "英寸", "寸");
    add(Dimension.LENGTH, 304.8, "ft", "foot", "feet", "英尺");
    add(Dimension.MASS, 0.001, "mg", "毫克");
    add(Dimension.MASS, 1, "g", "gram", "grams", "克");
    add(Dimension.MASS, 1000, "kg", "kilogram", "kilograms", "公斤", "千克");
    add(Dimension.MASS, 453.59237, "lb", "lbs", "pound", "pounds", "磅");
    add(Dimension.MASS, 28.349523125, "oz", "ounce", "ounces", "盎司");
    add(Dimension.VOLUME, 1, "ml", "milliliter", "milliliters", "millilitre", "millilitres", "毫升");
    add(Dimension.VOLUME, 10, "cl");
    add(Dimension.VOLUME, 1000, "l", "liter", "liters", "litre", "litres", "升");
    add(Dimension.STORAGE, 1.0 / (1024 * 1024), "kb");
    add(Dimension.STORAGE, 1.0 / 1024, "mb");
    add(Dimension.STORAGE, 1, "gb");
    add(Dimension.STORAGE, 1024, "tb");
    add(Dimension.FREQUENCY, 1, "hz", "hertz", "赫兹");
    add(Dimension.FREQUENCY, 1e3, "khz");
    add(Dimension.FREQUENCY, 1e6, "mhz");
    add(Dimension.FREQUENCY, 1e9, "ghz");
    add(Dimension.POWER, 1, "w", "watt", "watts", "瓦");
    add(Dimension.POWER, 1000, "kw", "kilowatt", "kilowatts", "千瓦");
    add(Dimension.DURATION, 0.001, "ms", "millisecond", "milliseconds", "毫秒");
    add(Dimension.DURATION, 1, "s", "sec", "second", "seconds", "秒");
    add(Dimension.DURATION, 60, "min", "minute", "minutes", "分钟");
    add(Dimension.DURATION, 3600, "h", "hour", "hours", "小时");
    add(Dimension.AGE, 1, "year", "years", "岁");
    add(Dimension.VOLTAGE, 1, "v", "volt", "volts", "伏");
    add(Dimension.CAPACITY_MAH, 1, "mah", "毫安时");
    add(Dimension.CAPACITY_MAH, 1000, "ah");
    add(Dimension.PIXELS, 1, "mp", "megapixel", "megapixels");
    add(Dimension.PIXELS, 0.01, "万像素");
    add(Dimension.PERCENT, 1, "%", "percent");
    add(Dimension.TEMPERATURE, 1, "c", "°c", "celsius", "摄氏度");
    add(Dimension.COUNT, 1, "pc", "pcs", "piece", "pieces", "件");
  }

  private Units() {}

  private static void add(Dimension dimension, double factor, String... spellings) {
    for (String spelling : spellings) {
      KNOWN.put(spelling, new Scale(dimension.unit(), factor));
    }
  }

  /** An unknown unit stays as it is worded. */
  static Scale scale(String unit) {
    String worded = unit.strip();
    return KNOWN.getOrDefault(worded.toLowerCase(Locale.ROOT), new Scale(worded, 1));
  }

  /** Where the unit at the end of a field's name begins, -1 if there is none. */
  static int suffixStart(String field) {
    int cut = field.lastIndexOf('_');
    boolean known =
        cut > 0
            && cut < field.length() - 1
            && KNOWN.containsKey(field.substring(cut + 1).toLowerCase(Locale.ROOT));
    return known ? cut : -1;
  }
}

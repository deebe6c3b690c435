package io.shopguide.query;

/**
 * A physical or countable dimension with its canonical unit. Price is apart, see {@link
 * PriceFinding}. Immutable and thread-safe.
 */
public enum Dimension {
  /** Length, in millimetres. */
  LENGTH("mm"),
  /** Mass, in grams. */
  MASS("g"),
  /** Volume, in millilitres. */
  VOLUME("ml"),
  /** Area, in square metres. */
  AREA("m2"),
  /** Speed, in metres per second. */
  SPEED("m/s"),
  /** Storage and memory, in gigabytes of 1024 megabytes. */
  STORAGE("GB"),
  /** Frequency, in hertz. */
  FREQUENCY("Hz"),
  /** Power, in watts. */
  POWER("W"),
  /** Energy, in watt-hours. */
  ENERGY("Wh"),
  /** Duration, in seconds. */
  DURATION("s"),
  /** Pieces in a pack, without unit. */
  COUNT(""),
  /** Numeric clothing or shoe size, without unit. */
  SIZE(""),
  /** Clothing size in letters, in steps from M: S is -1, XL 2. */
  LETTER_SIZE(""),
  /** Age of the user, in years. */
  AGE("year"),
  /** Voltage, in volts. */
  VOLTAGE("V"),
  /** Electric current, in amperes. */
  CURRENT("A"),
  /** Battery charge, in milliampere-hours. */
  CAPACITY_MAH("mAh"),
  /** Camera resolution, in megapixels. */
  PIXELS("MP"),
  /** A share, in percent. */
  PERCENT("%"),
  /** Temperature, in degrees Celsius. */
  TEMPERATURE("C"),
  /** Angle, in degrees. */
  ANGLE("deg");

  private final String unit;

  Dimension(String unit) {
    this.unit = unit;
  }

  /**
   * The unit that values of this dimension are given in.
   *
   * @return the canonical unit, empty for a plain number
   */
  public String unit() {
    return unit;
  }
}

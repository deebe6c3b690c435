package io.shopguide.rec.train;

/**
 * How item-item weights are learned. Immutable and thread-safe.
 *
 * @param neighbours greatest number of neighbours kept a product, positive
 * @param minimumShoppers two products that fewer shoppers have in common are no neighbours, so that
 *     no weight tells of a single shopper; 1 for any number
 * @param maxHistory a shopper's products beyond this number, the oldest first, are left out: the
 *     work grows with the square of the number; 2 to 65,536
 * @param memory bytes of the heap to use for events and for lists of shoppers, at least 1 MiB; a
 *     product takes 16 bytes more, and 16 a thread, a shopper 12
 */
public record TrainingOptions(int neighbours, int minimumShoppers, int maxHistory, long memory) {

  /**
   * 200 neighbours, supported by 3 shoppers each, of the last 500 products of a shopper, 512 MiB.
   */
  public static final TrainingOptions DEFAULT = new TrainingOptions(200, 3, 500, 512L << 20);

  private static final long MIN_MEMORY = 1L << 20;
  private static final int MAX_HISTORY = 1 << 16;

  /**
   * Makes options.
   *
   * @throws IllegalArgumentException if a value is out of range
   */
  public TrainingOptions {
    require("neighbours", neighbours, 1, Integer.MAX_VALUE);
    require("minimumShoppers", minimumShoppers, 1, Integer.MAX_VALUE);
    require("maxHistory", maxHistory, 2, MAX_HISTORY);
    require("memory", memory, MIN_MEMORY, Long.MAX_VALUE);
  }

  private static void require(String name, long value, long least, long greatest) {
    if (value < least || value > greatest) {
      throw new IllegalArgumentException(
          name + " is " + value + "; give a number from " + least + " to " + greatest);
    }
  }

  /**
   * Keeps another number of neighbours.
   *
   * @param number greatest number kept a product
   * @return changed options
   */
  public TrainingOptions withNeighbours(int number) {
    return new TrainingOptions(number, minimumShoppers, maxHistory, memory);
  }

  /**
   * Asks for another number of shoppers in common.
   *
   * @param number 1 for any number
   * @return changed options
   */
  public TrainingOptions withMinimumShoppers(int number) {
    return new TrainingOptions(neighbours, number, maxHistory, memory);
  }

  /**
   * Keeps more or fewer products of a shopper.
   *
   * @param number how many of the last ones
   * @return changed options
   */
  public TrainingOptions withMaxHistory(int number) {
    return new TrainingOptions(neighbours, minimumShoppers, number, memory);
  }

  /**
   * Uses more or less memory.
   *
   * @param bytes how many
   * @return changed options
   */
  public TrainingOptions withMemory(long bytes) {
    return new TrainingOptions(neighbours, minimumShoppers, maxHistory, bytes);
  }
}

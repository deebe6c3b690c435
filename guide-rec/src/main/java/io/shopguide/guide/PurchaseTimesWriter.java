package io.shopguide.guide;

import com.carrotsearch.hppc.LongIntHashMap;
import io.shopguide.kg.EntityClass;
import io.shopguide.kg.Relation;
import io.shopguide.kg.build.EventKind;
import io.shopguide.kg.build.EventRecord;
import io.shopguide.rec.internal.SealedFile;
import io.shopguide.rec.train.ShopperHash;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;

/**
 * Notes when purchases are made while feeds are read, since the graph keeps no times, and writes
 * them beside the graph's edges. Of several purchases of a product the last counts.
 *
 * <p>Takes some 20 bytes of memory a purchase with a time. Not thread-safe; one per build.
 */
final class PurchaseTimesWriter {
  private static final long MILLIS_A_MINUTE = 60_000;
  private static final double HALF_LIFE_MINUTES = 30 * 24 * 60;

  /** 64 bits tell shoppers and products apart; nothing is hidden by them. */
  private static final ShopperHash HASH = ShopperHash.of(new byte[16]);

  private final LongIntHashMap minutes = new LongIntHashMap();

  /** Notes an event of a shopper by the name in the graph. */
  EventRecord note(EventRecord event) {
    if (event.kind() == EventKind.BOUGHT && event.epochMillis().isPresent()) {
      long pair = pair(HASH.hash(event.shopper()), HASH.hash(event.product()));
      int minute = minute(event.epochMillis().getAsLong());
      if (minute > minutes.getOrDefault(pair, PurchaseTimes.UNKNOWN)) {
        minutes.put(pair, minute);
      }
    }
    return event;
  }

  private static int minute(long epochMillis) {
    long minute = Math.floorDiv(epochMillis, MILLIS_A_MINUTE);
    return (int) Math.clamp(minute, PurchaseTimes.UNKNOWN + 1L, Integer.MAX_VALUE);
  }

  private static long pair(long shopper, long product) {
    return Long.rotateLeft(shopper * 0x9E3779B97F4A7C15L, 32) + product;
  }

  /** Writes the times of the graph's purchases; no file if no purchase has one. */
  void write(CatalogueView catalogue, Path generation, BuildSteps steps) throws IOException {
    if (minutes.isEmpty()) {
      return;
    }
    Relation bought = catalogue.bought();
    EntityClass shoppers = catalogue.shoppers();
    long[] products = new long[catalogue.size()];
    for (int product = 0; product < products.length; product++) {
      products[product] = HASH.hash(catalogue.id(product));
    }
    int latest = PurchaseTimes.UNKNOWN;
    for (var cursor : minutes.values()) {
      latest = Math.max(latest, cursor.value);
    }
    double[] recent = new double[products.length];
    Path file = generation.resolve(GenerationFiles.PURCHASE_TIMES);
    try (SealedFile out = new SealedFile(file, PurchaseTimes.HEADER_BYTES)) {
      for (int shopper = shoppers.first(); shopper < shoppers.end(); shopper++) {
        steps.check();
        long hash = bought.degree(shopper) == 0 ? 0 : HASH.hash(catalogue.graph().key(shopper));
        for (int p = bought.start(shopper); p < bought.end(shopper); p++) {
          int product = bought.target(p) - catalogue.firstProduct();
          int minute = minutes.getOrDefault(pair(hash, products[product]), PurchaseTimes.UNKNOWN);
          out.put(minute);
          if (minute != PurchaseTimes.UNKNOWN) {
            double age = (double) latest - minute;
            recent[product] += Math.pow(2, -age / HALF_LIFE_MINUTES);
          }
        }
      }
      double most = 0;
      for (double each : recent) {
        most = Math.max(most, Math.log1p(each));
      }
      for (double each : recent) {
        out.put(Float.floatToIntBits((float) (Math.log1p(each) / most)));
      }
      int checksum = out.endBody();
      ByteBuffer header =
          ByteBuffer.allocate(PurchaseTimes.HEADER_BYTES).order(ByteOrder.LITTLE_ENDIAN);
      header.putLong(PurchaseTimes.MAGIC).putInt(PurchaseTimes.VERSION);
      header.putInt(bought.edgeCount()).putInt(products.length).putInt(checksum);
      header.putInt(
          PurchaseTimes.HEADER_CRC_OFFSET,
          SealedFile.checksum(header.slice(0, PurchaseTimes.HEADER_CRC_OFFSET)));
      out.finish(header.clear());
    }
    steps.report("saving the times of purchases", 1, 1);
  }
}

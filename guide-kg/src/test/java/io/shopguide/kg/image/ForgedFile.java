package io.shopguide.kg.image;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.zip.CRC32C;

/** Changes a graph file and makes its checksums fit again, for tests. */
final class ForgedFile {
  private static final int CRC_IN_RECORD = 16;
  private static final int RECORD = 20;

  private final ByteBuffer original;
  private final int directoryStart;
  private final int directoryLength;
  private final List<Integer> records = new ArrayList<>(); // places of sections in the directory

  ForgedFile(ByteBuffer original) {
    this.original = original.duplicate().order(ImageFormat.ORDER);
    this.directoryStart = (int) this.original.getLong(ImageFormat.DIRECTORY_START_OFFSET);
    this.directoryLength = this.original.getInt(ImageFormat.DIRECTORY_LENGTH_OFFSET);
    for (int at = directoryStart; at <= directoryStart + directoryLength - RECORD; at++) {
      if (isRecord(this.original, at)) {
        records.add(at);
      }
    }
  }

  int sections() {
    return records.size();
  }

  private static boolean isRecord(ByteBuffer file, int at) {
    return fits(file, at) && crc(file, at) == file.getInt(at + CRC_IN_RECORD);
  }

  private static boolean fits(ByteBuffer file, int at) {
    long start = file.getLong(at);
    long length = file.getLong(at + Long.BYTES);
    return start >= ImageFormat.HEADER_SIZE
        && start % Long.BYTES == 0
        && length > 0
        && length <= file.capacity()
        && start <= file.capacity() - length;
  }

  private static int crc(ByteBuffer file, int record) {
    return crc(file, (int) file.getLong(record), (int) file.getLong(record + Long.BYTES));
  }

  private static int crc(ByteBuffer file, int start, int length) {
    CRC32C crc = new CRC32C();
    crc.update(file.slice(start, length));
    return (int) crc.getValue();
  }

  /** A copy with some changes and fitting checksums. */
  ByteBuffer forge(Random random) {
    ByteBuffer file = ByteBuffer.allocate(original.capacity()).order(ImageFormat.ORDER);
    file.put(0, original, 0, original.capacity());
    for (int i = random.nextInt(3); i >= 0; i--) {
      if (random.nextInt(3) == 0) {
        forgeDirectory(file, random);
      } else {
        forgeSection(file, records.get(random.nextInt(records.size())), random);
      }
    }
    for (int record : records) {
      if (fits(file, record)) {
        file.putInt(record + CRC_IN_RECORD, crc(file, record));
      }
    }
    file.putInt(ImageFormat.DIRECTORY_CRC_OFFSET, crc(file, directoryStart, directoryLength));
    file.putInt(ImageFormat.HEADER_CRC_OFFSET, crc(file, 0, ImageFormat.HEADER_CRC_OFFSET));
    return file;
  }

  private void forgeDirectory(ByteBuffer file, Random random) {
    int at = directoryStart + random.nextInt(directoryLength - Integer.BYTES);
    switch (random.nextInt(5)) {
      case 0 -> file.put(at, (byte) random.nextInt());
      case 1 -> file.putInt(at, number(random, file.getInt(at)));
      case 2, 3 -> {
        int record = records.get(random.nextInt(records.size()));
        int before = record - Integer.BYTES * (1 + random.nextInt(10)); // counts and widths
        if (before >= directoryStart) {
          file.putInt(before, number(random, file.getInt(before)));
        }
      }
      default -> {
        int from = records.get(random.nextInt(records.size()));
        int to = records.get(random.nextInt(records.size()));
        file.putLong(to + random.nextInt(2) * Long.BYTES, file.getLong(from));
      }
    }
  }

  private static void forgeSection(ByteBuffer file, int record, Random random) {
    int start = (int) file.getLong(record);
    int length = (int) file.getLong(record + Long.BYTES);
    if (start < 0 || length < Long.BYTES || start > file.capacity() - length) {
      return; // forged before
    }
    boolean nearTheEnd = random.nextInt(4) == 0;
    int within = nearTheEnd ? length - 1 - random.nextInt(Long.BYTES) : random.nextInt(length);
    int at = start + Math.min(within, length - Integer.BYTES);
    switch (random.nextInt(4)) {
      case 0 -> file.put(at, (byte) (file.get(at) ^ 1 << random.nextInt(Byte.SIZE)));
      case 1 -> file.put(at, (byte) (random.nextBoolean() ? 0xFF : 0));
      case 2 -> file.putInt(at, number(random, file.getInt(at)));
      default -> {
        for (int i = start; i < start + length; i++) {
          file.put(i, (byte) random.nextInt());
        }
      }
    }
  }

  private static int number(Random random, int old) {
    return switch (random.nextInt(8)) {
      case 0 -> 0;
      case 1 -> -1;
      case 2 -> Integer.MAX_VALUE;
      case 3 -> Integer.MIN_VALUE;
      case 4 -> old + 1;
      case 5 -> old - 1;
      case 6 -> 1 << random.nextInt(Integer.SIZE);
      default -> random.nextInt();
    };
  }
}

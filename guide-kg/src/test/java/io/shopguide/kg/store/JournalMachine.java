package io.shopguide.kg.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * A process that dies after some steps, alone or with its machine. With the machine, any sector of
 * what was not forced may be on the disk, in any version, and a file has any length it had since.
 */
final class JournalMachine {
  static final String DEAD = "the power failed";

  private final Random random;
  private final Map<Path, Cached> files = new HashMap<>();
  private int steps;

  JournalMachine(Random random) {
    this.random = random;
  }

  void start(int stepsToLive) {
    steps = stepsToLive;
  }

  SegmentOutput open(Path file) throws IOException {
    Path temporary = temporary(file);
    if (files.containsKey(temporary) && !Files.exists(temporary)) {
      files.put(file, files.remove(temporary));
    } else if (!files.containsKey(file)) {
      files.put(file, new Cached(Files.exists(file) ? Files.readAllBytes(file) : new byte[0]));
    }
    return new Output(files.get(file), new SegmentDisk(file));
  }

  private static Path temporary(Path file) {
    return file.resolveSibling(file.getFileName() + JournalFiles.TEMPORARY);
  }

  /** Leaves in the files what reached the disk. */
  void die() throws IOException {
    for (Map.Entry<Path, Cached> entry : files.entrySet()) {
      if (Files.exists(entry.getKey())) {
        Files.write(entry.getKey(), entry.getValue().survive());
      }
    }
    files.clear();
  }

  /** A file as it was when it was forced and after each step since. */
  private final class Cached {
    private final List<byte[]> versions = new ArrayList<>();

    Cached(byte[] forced) {
      versions.add(forced);
    }

    void force() {
      versions.subList(0, versions.size() - 1).clear();
    }

    byte[] survive() {
      byte[] survivor = new byte[any().length];
      for (int from = 0; from < survivor.length; from += JournalFormat.SECTOR) {
        byte[] version = any();
        int length =
            Math.min(JournalFormat.SECTOR, Math.min(survivor.length, version.length) - from);
        if (length > 0) {
          System.arraycopy(version, from, survivor, from, length);
        }
      }
      return survivor;
    }

    private byte[] any() {
      return versions.get(random.nextInt(versions.size()));
    }
  }

  /** Writes to the file, too, because the journal reads there. */
  private final class Output implements SegmentOutput {
    private final Cached cached;
    private final SegmentOutput file;

    Output(Cached cached, SegmentOutput file) {
      this.cached = cached;
      this.file = file;
    }

    private void step() throws IOException {
      if (steps-- <= 0) {
        throw new IOException(DEAD);
      }
    }

    @Override
    public void write(ByteBuffer bytes, long position) throws IOException {
      int length = steps > 0 ? bytes.remaining() : random.nextInt(bytes.remaining() + 1);
      ByteBuffer part = bytes.slice(bytes.position(), length);
      byte[] last = cached.versions.getLast();
      byte[] next = Arrays.copyOf(last, Math.max(last.length, (int) position + length));
      part.duplicate().get(next, (int) position, length);
      cached.versions.add(next);
      file.write(part, position);
      step();
    }

    @Override
    public void truncate(long length) throws IOException {
      cached.versions.add(Arrays.copyOf(cached.versions.getLast(), (int) length));
      file.truncate(length);
      step();
    }

    @Override
    public void force() throws IOException {
      step();
      cached.force();
    }

    @Override
    public void close() throws IOException {
      file.close();
    }
  }
}

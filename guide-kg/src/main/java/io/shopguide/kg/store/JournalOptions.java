package io.shopguide.kg.store;

/**
 * How a journal writes. Immutable and thread-safe.
 *
 * @param force whether a record is forced to the disk before it counts as durable; without it, it
 *     survives the death of the process, and after that of the machine opening may be refused
 * @param maxBufferedBytes how much waits in memory before enqueuing waits too; as much again may be
 *     on its way to the disk
 * @param opener opens what is written to
 */
record JournalOptions(boolean force, int maxBufferedBytes, SegmentOutput.Opener opener) {
  static final JournalOptions DEFAULT = new JournalOptions(true, 64 << 20, SegmentDisk::new);
}

package io.shopguide.kg.image;

/**
 * Where a part of the file is. Immutable and thread-safe.
 *
 * @param start of its first byte, a multiple of 8
 * @param length in bytes
 * @param crc CRC32C of its bytes
 */
record Section(long start, long length, int crc) {}

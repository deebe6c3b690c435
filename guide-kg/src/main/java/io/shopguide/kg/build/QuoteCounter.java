package io.shopguide.kg.build;

import java.io.FilterReader;
import java.io.IOException;
import java.io.Reader;

/**
 * Passes characters on and knows whether the quotes among them pair up. Remembers a failure of the
 * stream, which the CSV parser reports like a failure of the text. Not thread-safe; one per thread.
 */
final class QuoteCounter extends FilterReader {
  private boolean odd;
  private IOException failure;

  QuoteCounter(Reader in) {
    super(in);
  }

  @Override
  public int read() throws IOException {
    char[] one = new char[1];
    return read(one, 0, 1) < 0 ? -1 : one[0];
  }

  @Override
  public int read(char[] buffer, int offset, int length) throws IOException {
    try {
      int count = super.read(buffer, offset, length);
      for (int i = offset; i < offset + count; i++) {
        odd ^= buffer[i] == '"';
      }
      return count;
    } catch (IOException e) {
      failure = e;
      throw e;
    }
  }

  boolean isOdd() {
    return odd;
  }

  void requireNoFailure() throws IOException {
    if (failure != null) {
      throw failure;
    }
  }
}

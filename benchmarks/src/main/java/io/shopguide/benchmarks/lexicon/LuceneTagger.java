package io.shopguide.benchmarks.lexicon;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.IntsRefBuilder;
import org.apache.lucene.util.UnicodeUtil;
import org.apache.lucene.util.fst.FST;
import org.apache.lucene.util.fst.FSTCompiler;
import org.apache.lucene.util.fst.PositiveIntOutputs;
import org.apache.lucene.util.fst.Util;

/** Lucene's finite-state transducer over UTF-8, walked from the beginning of each word. */
final class LuceneTagger implements Tagger {
  private FST<Long> transducer;
  private FST.BytesReader reader;
  private final FST.Arc<Long> arc = new FST.Arc<>();
  private final byte[] utf8 = new byte[1 << 12];

  @Override
  public void build(List<String> forms) {
    transducer = transducer(forms);
    reader = transducer.getBytesReader();
  }

  /** A transducer from words to their indexes. */
  static FST<Long> transducer(List<String> words) {
    Integer[] order = new Integer[words.size()];
    BytesRef[] bytes = new BytesRef[order.length];
    for (int i = 0; i < order.length; i++) {
      order[i] = i;
      bytes[i] = new BytesRef(words.get(i));
    }
    Arrays.sort(order, Comparator.comparing(i -> bytes[i]));
    try {
      FSTCompiler<Long> compiler =
          new FSTCompiler.Builder<>(FST.INPUT_TYPE.BYTE1, PositiveIntOutputs.getSingleton())
              .build();
      IntsRefBuilder ints = new IntsRefBuilder();
      for (int i : order) {
        compiler.add(Util.toIntsRef(bytes[i], ints), (long) i);
      }
      return FST.fromFSTReader(compiler.compile(), compiler.getFSTReader());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void tag(String query, Mentions found) {
    int length = UnicodeUtil.UTF16toUTF8(query, 0, query.length(), utf8);
    try {
      for (int start = 0; start < length; start++) {
        tagFrom(start, length, found);
        while (start < length && utf8[start] != ' ') {
          start++;
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void tagFrom(int start, int length, Mentions found) throws IOException {
    transducer.getFirstArc(arc);
    long output = 0;
    for (int i = start; i < length; i++) {
      if (transducer.findTargetArc(utf8[i] & 0xFF, arc, arc, reader) == null) {
        return;
      }
      output += arc.output();
      if (arc.isFinal() && (i + 1 == length || utf8[i + 1] == ' ')) {
        found.add(start, i + 1, (int) (output + arc.nextFinalOutput()));
      }
    }
  }
}

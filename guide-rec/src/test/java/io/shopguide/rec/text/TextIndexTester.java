package io.shopguide.rec.text;

import io.shopguide.rec.SparseScores;
import io.shopguide.rec.text.TextQuery.Clause;
import io.shopguide.rec.text.TextQuery.Wording;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** A small text index and the answers to its queries as lists of products. */
final class TextIndexTester implements AutoCloseable {
  private final TextIndex index;
  private final int products;

  private TextIndexTester(TextIndex index, int products) {
    this.index = index;
    this.products = products;
  }

  /** Indexes products that have a title only. */
  static TextIndexTester ofTitles(Path folder, String... titles) throws IOException {
    return of(folder, Arrays.stream(titles).map(t -> new ProductText(t, "", "", "", "")).toList());
  }

  static TextIndexTester of(Path folder, List<ProductText> texts) throws IOException {
    try (TextIndexWriter writer = new TextIndexWriter(folder)) {
      for (ProductText text : texts) {
        writer.add(text);
      }
      writer.finish();
    }
    return new TextIndexTester(TextIndex.open(folder, texts.size()), texts.size());
  }

  TextIndex index() {
    return index;
  }

  /** The answer to a query. */
  record Hits(SparseScores scores, SparseScores coverage, double total) {
    /** The products found, the best first. */
    List<Integer> ranked() {
      return IntStream.range(0, scores.size())
          .map(scores::product)
          .boxed()
          .sorted(
              Comparator.<Integer>comparingDouble(p -> -scores.get(p))
                  .thenComparing(Comparator.naturalOrder()))
          .toList();
    }

    double covered(int product) {
      return coverage.get(product) / total;
    }
  }

  Hits search(TextQuery query) {
    SparseScores scratch = new SparseScores(products);
    SparseScores scores = new SparseScores(products);
    SparseScores coverage = new SparseScores(products);
    double total = index.search(query, scratch, scores, coverage);
    if (scratch.size() != 0) {
      throw new AssertionError("The scratch was not cleared");
    }
    return new Hits(scores, coverage, total);
  }

  Hits words(String... words) {
    return search(TextQuery.ofWords(List.of(words)));
  }

  /** One clause with a wording for each text, boosted by 1, 0.5, 0.25 and so on. */
  Hits synonyms(String... wordings) {
    return search(
        new TextQuery(
            List.of(
                new Clause(
                    IntStream.range(0, wordings.length)
                        .mapToObj(w -> new Wording(wordings[w], Math.pow(0.5, w)))
                        .toList()))));
  }

  List<Integer> matching(String words) {
    return index.matching(words).stream().boxed().toList();
  }

  @Override
  public void close() {
    index.close();
  }
}

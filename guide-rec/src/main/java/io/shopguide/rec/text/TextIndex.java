package io.shopguide.rec.text;

import io.shopguide.rec.SparseScores;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.function.ObjIntConsumer;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.index.Term;
import org.apache.lucene.index.Terms;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.CollectionStatistics;
import org.apache.lucene.search.DisjunctionMaxQuery;
import org.apache.lucene.search.Explanation;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.PhraseQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.TermStatistics;
import org.apache.lucene.search.similarities.BM25Similarity;
import org.apache.lucene.search.similarities.Similarity;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.util.BytesRef;

/**
 * Searches the products' texts. Document numbers are class-local product ids.
 *
 * <p>A clause of a {@link TextQuery} scores {@code idf * max_f(weight_f * tf_f)}: BM25's saturated
 * and length-normalized term frequency in the best field, times one inverse document frequency over
 * the whole product, so that a word is as rare in a short field as it is in the shop. Robertson and
 * Zaragoza: The Probabilistic Relevance Framework: BM25 and Beyond, 2009, sections 3.3 and 3.5.
 *
 * <p>Thread-safe.
 */
public final class TextIndex implements AutoCloseable {
  /** BM25 without its inverse document frequency, which {@link #search} applies per clause. */
  static final Similarity SIMILARITY = new TermFrequencySimilarity();

  private static final float TIE_BREAKER = 0.1f;

  /** Lucene bounds the clauses of a query; a text that holds this many of the words holds all. */
  private static final int MAX_MATCHED_TERMS = 100;

  private final Directory directory;
  private final DirectoryReader reader;
  private final LeafReader leaf;
  private final IndexSearcher searcher;
  private final ShopAnalyzer analyzer = ShopAnalyzer.stemming();

  private TextIndex(Directory directory, DirectoryReader reader, LeafReader leaf) {
    this.directory = directory;
    this.reader = reader;
    this.leaf = leaf;
    this.searcher = new IndexSearcher(leaf);
    this.searcher.setSimilarity(SIMILARITY);
    this.searcher.setQueryCache(null);
  }

  /**
   * Opens an index.
   *
   * @param folder a folder written by {@link TextIndexWriter}
   * @param products number of products it must hold
   * @return the index, to be closed by the caller
   * @throws UncheckedIOException if it cannot be read or holds other products
   */
  public static TextIndex open(Path folder, int products) {
    try {
      Directory directory = FSDirectory.open(folder);
      DirectoryReader reader = null;
      try {
        reader = DirectoryReader.open(directory);
        TextIndex index = new TextIndex(directory, reader, onlyLeaf(folder, reader));
        index.checkProducts(folder, products);
        return index;
      } catch (IOException e) {
        if (reader != null) {
          reader.close();
        }
        directory.close();
        throw e;
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static LeafReader onlyLeaf(Path folder, DirectoryReader reader) throws IOException {
    if (reader.leaves().size() != 1) {
      throw new IOException(folder + " is not a finished text index; build the guide again");
    }
    return reader.leaves().get(0).reader();
  }

  private void checkProducts(Path folder, int products) throws IOException {
    NumericDocValues ids = leaf.getNumericDocValues(TextIndexWriter.PRODUCT);
    boolean same = leaf.maxDoc() == products && ids != null;
    for (int product = 0; same && product < products; product++) {
      same = ids.advanceExact(product) && ids.longValue() == product;
    }
    if (!same) {
      throw new IOException(
          folder + " does not hold the graph's " + products + " products; build the guide again");
    }
  }

  /**
   * Scores the products that match any clause.
   *
   * @param query what to look for
   * @param scratch receives intermediate scores; empty before and after
   * @param scores receives the sum of the clauses' scores of each product
   * @param coverage receives the sum of the inverse document frequencies of the said clauses that
   *     each product matches
   * @return the sum of the inverse document frequencies of all clauses that were said, those that
   *     no product matches included: they say most of all
   */
  public double search(
      TextQuery query, SparseScores scratch, SparseScores scores, SparseScores coverage) {
    double total = 0;
    try {
      for (TextQuery.Clause clause : query.clauses()) {
        Query lucene = toQuery(clause);
        if (lucene == null) {
          continue;
        }
        searcher.search(lucene, ProductCollectors.into(scratch));
        double documents = leaf.maxDoc();
        double idf = Math.log(1 + (documents - scratch.size() + 0.5) / (scratch.size() + 0.5));
        for (int i = 0; i < scratch.size(); i++) {
          int product = scratch.product(i);
          scores.add(product, (float) (idf * scratch.get(product)));
          if (clause.isSaid()) {
            coverage.add(product, (float) idf);
          }
        }
        total += clause.isSaid() ? idf : 0;
        scratch.clear();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return total;
  }

  /**
   * The products in whose texts all given words stand; of very many words, the first ones.
   *
   * @param words the words
   * @return class-local product ids; empty if there are no words
   */
  public BitSet matching(String words) {
    BitSet found = new BitSet(leaf.maxDoc());
    BooleanQuery.Builder all = new BooleanQuery.Builder();
    for (String term :
        analyzer.terms(words).stream().distinct().limit(MAX_MATCHED_TERMS).toList()) {
      all.add(inAnyField(List.of(term), 1), Occur.FILTER);
    }
    try {
      searcher.search(all.build(), ProductCollectors.into(found));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return found;
  }

  /**
   * Lists the words of all texts as they are written, in lower case.
   *
   * @param consumer receives each word and the number of products it stands in
   */
  public void forEachWord(ObjIntConsumer<String> consumer) {
    try {
      Terms terms = leaf.terms(TextIndexWriter.WORDS);
      if (terms == null) {
        return;
      }
      TermsEnum each = terms.iterator();
      for (BytesRef term = each.next(); term != null; term = each.next()) {
        consumer.accept(term.utf8ToString(), each.docFreq());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    try {
      reader.close();
      directory.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Query toQuery(TextQuery.Clause clause) {
    List<Query> wordings = new ArrayList<>();
    for (TextQuery.Wording wording : clause.wordings()) {
      List<String> terms = analyzer.terms(wording.text());
      if (!terms.isEmpty()) {
        wordings.add(inAnyField(terms, (float) wording.boost()));
      }
    }
    if (wordings.isEmpty()) {
      return null;
    }
    return wordings.size() == 1 ? wordings.get(0) : new DisjunctionMaxQuery(wordings, 0);
  }

  private static Query inAnyField(List<String> terms, float boost) {
    List<Query> fields = new ArrayList<>(ProductField.ALL.size());
    for (ProductField field : ProductField.ALL) {
      Query query =
          terms.size() == 1
              ? new TermQuery(new Term(field.fieldName(), terms.get(0)))
              : new PhraseQuery(1, field.fieldName(), terms.toArray(new String[0]));
      fields.add(new BoostQuery(query, (float) field.weight() * boost));
    }
    return new DisjunctionMaxQuery(fields, TIE_BREAKER);
  }

  private static final class TermFrequencySimilarity extends BM25Similarity {
    @Override
    protected float idf(long docFreq, long docCount) {
      return 1;
    }

    /** A phrase would otherwise weigh as much as its number of words. */
    @Override
    public Explanation idfExplain(CollectionStatistics collection, TermStatistics[] terms) {
      return Explanation.match(1f, "inverse document frequency is applied per clause");
    }
  }
}

package io.shopguide.benchmarks.search;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.en.EnglishAnalyzer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.StringField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.DisjunctionMaxQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.TermInSetQuery;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.apache.lucene.store.Directory;
import org.apache.lucene.util.BytesRef;

/**
 * Plain Lucene: BM25 with its defaults, English analyzer, the maximum over title, brand and
 * description with a tie breaker of 0.1.
 */
final class Bm25Baseline implements SearchSystem, AutoCloseable {
  private static final List<String> FIELDS = List.of("title", "brand", "description");
  private static final float TIE_BREAKER = 0.1f;

  private final Analyzer analyzer = new EnglishAnalyzer();
  private final Directory directory = new ByteBuffersDirectory();
  private final DirectoryReader reader;
  private final IndexSearcher searcher;

  Bm25Baseline(List<CatalogueProduct> products) throws IOException {
    try (IndexWriter writer = new IndexWriter(directory, new IndexWriterConfig(analyzer))) {
      for (CatalogueProduct product : products) {
        Document document = new Document();
        document.add(new StringField("id", product.id(), Field.Store.YES));
        document.add(new TextField("title", product.title(), Field.Store.NO));
        document.add(new TextField("brand", product.brand(), Field.Store.NO));
        document.add(new TextField("description", product.description(), Field.Store.NO));
        writer.addDocument(document);
      }
      writer.forceMerge(1);
    }
    reader = DirectoryReader.open(directory);
    searcher = new IndexSearcher(reader);
  }

  @Override
  public String name() {
    return "bm25";
  }

  @Override
  public Ranking search(String text, int limit, Optional<Set<String>> among) {
    BooleanQuery.Builder query = new BooleanQuery.Builder();
    query.add(
        new DisjunctionMaxQuery(FIELDS.stream().map(f -> words(f, text)).toList(), TIE_BREAKER),
        Occur.MUST);
    among.ifPresent(
        ids ->
            query.add(
                new TermInSetQuery("id", ids.stream().map(BytesRef::new).toList()), Occur.FILTER));
    try {
      ScoreDoc[] hits = searcher.search(query.build(), limit).scoreDocs;
      List<String> products = new ArrayList<>(hits.length);
      List<Double> scores = new ArrayList<>(hits.length);
      for (ScoreDoc hit : hits) {
        products.add(searcher.storedFields().document(hit.doc).get("id"));
        scores.add((double) hit.score);
      }
      return new Ranking(products, scores);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Query words(String field, String text) {
    BooleanQuery.Builder words = new BooleanQuery.Builder();
    try (TokenStream stream = analyzer.tokenStream(field, text)) {
      CharTermAttribute term = stream.addAttribute(CharTermAttribute.class);
      stream.reset();
      while (stream.incrementToken()) {
        words.add(new TermQuery(new Term(field, term.toString())), Occur.SHOULD);
      }
      stream.end();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return words.build();
  }

  @Override
  public void close() throws IOException {
    reader.close();
    directory.close();
    analyzer.close();
  }
}

package io.shopguide.rec.text;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.LowerCaseFilter;
import org.apache.lucene.analysis.StopFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.cjk.CJKBigramFilter;
import org.apache.lucene.analysis.cjk.CJKWidthFilter;
import org.apache.lucene.analysis.en.EnglishAnalyzer;
import org.apache.lucene.analysis.en.EnglishPossessiveFilter;
import org.apache.lucene.analysis.en.PorterStemFilter;
import org.apache.lucene.analysis.standard.StandardTokenizer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;

/**
 * One analyzer for both languages: English words are stemmed, Chinese runs become pairs of
 * characters. Thread-safe.
 */
final class ShopAnalyzer extends Analyzer {
  private final boolean stems;

  private ShopAnalyzer(boolean stems) {
    this.stems = stems;
  }

  /** The analyzer of searched fields. */
  static ShopAnalyzer stemming() {
    return new ShopAnalyzer(true);
  }

  /** The analyzer of the field that words are listed from: words as they are written. */
  static ShopAnalyzer plain() {
    return new ShopAnalyzer(false);
  }

  @Override
  protected TokenStreamComponents createComponents(String fieldName) {
    StandardTokenizer source = new StandardTokenizer();
    TokenStream stream = new LowerCaseFilter(new CJKWidthFilter(source));
    if (stems) {
      stream = new EnglishPossessiveFilter(stream);
      stream = new StopFilter(stream, EnglishAnalyzer.ENGLISH_STOP_WORDS_SET);
      stream = new CJKBigramFilter(new PorterStemFilter(stream));
    }
    return new TokenStreamComponents(source, stream);
  }

  /** The terms of a text, in order. */
  List<String> terms(String text) {
    List<String> terms = new ArrayList<>();
    try (TokenStream stream = tokenStream("", text)) {
      CharTermAttribute term = stream.addAttribute(CharTermAttribute.class);
      stream.reset();
      while (stream.incrementToken()) {
        terms.add(term.toString());
      }
      stream.end();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return terms;
  }
}

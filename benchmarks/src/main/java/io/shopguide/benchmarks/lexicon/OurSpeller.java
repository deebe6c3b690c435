package io.shopguide.benchmarks.lexicon;

import io.shopguide.lexicon.Lexicon;
import io.shopguide.lexicon.LexiconBuilder;
import io.shopguide.lexicon.SpellingBuffer;
import io.shopguide.lexicon.TokenBuffer;
import java.util.List;

/** This library's lexicon, asked for one or two edits. Cutting into tokens is included. */
final class OurSpeller implements Speller {
  private final int edits;
  private final TokenBuffer tokens = new TokenBuffer();
  private final SpellingBuffer buffer = new SpellingBuffer();
  private Lexicon lexicon;
  private int count;

  OurSpeller(int edits) {
    this.edits = edits;
  }

  @Override
  public void build(List<String> words) {
    LexiconBuilder builder = Lexicon.builder();
    for (int i = 0; i < words.size(); i++) {
      builder.word(words.get(i), 1L + words.size() / (i + 1));
    }
    lexicon = builder.build();
  }

  @Override
  public int near(String typed) {
    count = 0;
    tokens.read(typed);
    lexicon.near(tokens, 0, edits, buffer, (letters, length, frequency) -> count++);
    return count;
  }

  @Override
  public long bytes() {
    return lexicon.size().words();
  }
}

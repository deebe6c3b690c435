package io.shopguide.benchmarks.lexicon;

import io.shopguide.lexicon.Concept;
import io.shopguide.lexicon.ConceptKind;
import io.shopguide.lexicon.Language;
import io.shopguide.lexicon.Lexicon;
import io.shopguide.lexicon.LexiconBuilder;
import io.shopguide.lexicon.MentionBuffer;
import io.shopguide.lexicon.TokenBuffer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * This library's lexicon, as it is built or mapped from a file. Cutting into tokens is included.
 */
final class OurTagger implements Tagger {
  private final boolean mapped;
  private final TokenBuffer tokens = new TokenBuffer();
  private final MentionBuffer buffer = new MentionBuffer();
  private Lexicon lexicon;
  private int[] formOfOrdinal;
  private double openMillis;

  OurTagger(boolean mapped) {
    this.mapped = mapped;
  }

  @Override
  public void build(List<String> forms) {
    LexiconBuilder builder = Lexicon.builder();
    for (int i = 0; i < forms.size(); i++) {
      Concept concept = new Concept(ConceptKind.BRAND, Integer.toString(i));
      builder.add(concept, Language.ENGLISH, forms.get(i), 1);
    }
    lexicon = builder.build();
    if (mapped) {
      lexicon = reopened(lexicon);
    }
    formOfOrdinal = new int[lexicon.formCount()];
    for (int i = 0; i < formOfOrdinal.length; i++) {
      formOfOrdinal[i] = Integer.parseInt(lexicon.senses(i).get(0).concept().key());
    }
  }

  private Lexicon reopened(Lexicon built) {
    try {
      Path file = Files.createTempFile("forms", ".lexicon");
      try {
        built.save(file);
        Lexicon.open(file);
        long start = System.nanoTime();
        Lexicon opened = Lexicon.open(file);
        openMillis = (System.nanoTime() - start) / 1e6;
        return opened;
      } finally {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void tag(String query, Mentions found) {
    tokens.read(query);
    lexicon.scan(tokens, buffer);
    for (int i = 0; i < buffer.size(); i++) {
      int start = tokens.start(buffer.first(i));
      found.add(start, tokens.end(buffer.end(i) - 1), formOfOrdinal[buffer.form(i)]);
    }
  }

  @Override
  public long bytes() {
    return lexicon.size().forms();
  }

  long senseBytes() {
    return lexicon.size().senses();
  }

  double openMillis() {
    return openMillis;
  }
}

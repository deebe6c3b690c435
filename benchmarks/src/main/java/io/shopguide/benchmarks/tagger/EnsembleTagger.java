package io.shopguide.benchmarks.tagger;

import io.shopguide.query.tagger.EntityScore;
import io.shopguide.query.tagger.TagEnsemble;
import io.shopguide.query.tagger.TaggedSequence;
import io.shopguide.query.tagger.WordTagger;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Several taggers that decide together. */
final class EnsembleTagger implements TestedTagger {
  private final List<TestedTagger> members;
  private final TagEnsemble ensemble;
  private final double developmentF1;

  EnsembleTagger(
      List<TestedTagger> members, List<Double> weights, List<TaggedSequence> development) {
    this.members = List.copyOf(members);
    List<TagEnsemble.Member> parts = new ArrayList<>();
    for (int i = 0; i < members.size(); i++) {
      parts.add(new TagEnsemble.Member(members.get(i).tagger(), weights.get(i)));
    }
    ensemble = new TagEnsemble(parts);
    developmentF1 = EntityScore.of(ensemble, development).f1();
  }

  @Override
  public String name() {
    return String.join(" & ", members.stream().map(TestedTagger::name).toList());
  }

  @Override
  public WordTagger tagger() {
    return ensemble;
  }

  @Override
  public double developmentF1() {
    return developmentF1;
  }

  @Override
  public long bytes() throws IOException {
    long bytes = 0;
    for (TestedTagger member : members) {
      bytes += member.bytes();
    }
    return bytes;
  }

  @Override
  public void save(Path place) {
    throw new UnsupportedOperationException("Several taggers have no file of their own");
  }

  @Override
  public void close() throws IOException {
    for (TestedTagger member : members) {
      member.close();
    }
  }
}

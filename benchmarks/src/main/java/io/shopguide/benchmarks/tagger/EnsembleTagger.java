package io.shopguide.benchmarks.tagger;

import io.shopguide.query.tagger.EntityScore;
import io.shopguide.query.tagger.TagEnsemble;
import io.shopguide.query.tagger.TagSpan;
import io.shopguide.query.tagger.TaggedSequence;
import java.io.IOException;
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
      parts.add(members.get(i).member(weights.get(i)));
    }
    ensemble = new TagEnsemble(parts);
    EntityScore score = EntityScore.NONE;
    for (TaggedSequence sequence : development) {
      score = score.and(sequence.spans(), ensemble.tag(sequence.words()));
    }
    developmentF1 = score.f1();
  }

  @Override
  public String name() {
    return String.join(" & ", members.stream().map(TestedTagger::name).toList());
  }

  @Override
  public List<TagSpan> tag(List<String> words) {
    return ensemble.tag(words);
  }

  @Override
  public TagEnsemble.Member member(double weight) {
    throw new UnsupportedOperationException("An ensemble is no member of another one");
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
  public void close() throws IOException {
    for (TestedTagger member : members) {
      member.close();
    }
  }
}

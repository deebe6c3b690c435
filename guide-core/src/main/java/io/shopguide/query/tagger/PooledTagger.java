package io.shopguide.query.tagger;

import io.shopguide.encoder.EncodedWords;
import io.shopguide.encoder.TokenEncoder;
import io.shopguide.model.internal.ScratchPool;
import java.util.List;
import java.util.Optional;

/** A {@link SequenceTagger} with the encoder that it needs, and sessions for all threads. */
final class PooledTagger implements WordTagger {
  private final List<String> tags;
  private final Optional<TokenEncoder> encoder;
  private final ScratchPool<TaggerSession> sessions;

  PooledTagger(SequenceTagger tagger, Optional<TokenEncoder> encoder) {
    this.tags = tagger.tags();
    this.encoder = encoder;
    this.sessions = new ScratchPool<>(tagger::newSession);
  }

  @Override
  public List<String> tags() {
    return tags;
  }

  @Override
  public List<TagSpan> tag(EncodedWords words) {
    TaggerSession session = sessions.take();
    List<TagSpan> found =
        encoder.isPresent()
            ? session.tag(words.words(), words.by(encoder.get()))
            : session.tag(words.words());
    sessions.give(session);
    return found;
  }

  @Override
  public float[] probabilities(EncodedWords words) {
    TaggerSession session = sessions.take();
    float[] found = session.probabilities(words.words(), encoder.map(words::by));
    sessions.give(session);
    return found;
  }
}

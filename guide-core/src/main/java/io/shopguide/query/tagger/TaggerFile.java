package io.shopguide.query.tagger;

import io.shopguide.model.internal.ModelFile;
import io.shopguide.model.internal.ModelInput;
import io.shopguide.model.internal.ModelOutput;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Writes and reads models; the format is described in {@code docs/format-tagger.md}. */
final class TaggerFile {
  static final ModelFile FORMAT =
      new ModelFile("tagger", 0x0A0D524741544753L, 1); // "SGTAGR", carriage return, line feed

  private TaggerFile() {}

  static ModelOutput payload(TaggerModel model) {
    ModelOutput out = new ModelOutput();
    model.card().write(out);
    out.writeByte(model.unit() == FeatureTemplates.Unit.WORDS ? 0 : 1);
    out.writeByte(model.labels().scheme() == TagScheme.BIO ? 0 : 1);
    writeTexts(model.labels().types(), out);
    writeTexts(model.names().titles(), out);
    out.writeInt(model.names().longest());
    model.names().names().write(out);
    model.entities().write(out);
    model.words().write(out);
    model.features().write(out);
    model.pairs().write(out);
    model.scale().write(out);
    model.states().write(out);
    return out;
  }

  static TaggerModel read(Path file) {
    return read(FORMAT.read(file));
  }

  static TaggerModel read(String source, byte[] bytes) {
    return read(FORMAT.read(source, bytes));
  }

  private static TaggerModel read(ModelInput in) {
    ModelCard card = ModelCard.read(in);
    FeatureTemplates.Unit unit =
        in.readByte() == 0 ? FeatureTemplates.Unit.WORDS : FeatureTemplates.Unit.CHARACTERS;
    TagScheme scheme = in.readByte() == 0 ? TagScheme.BIO : TagScheme.BIEOS;
    List<String> types = readTexts(in, LabelSet.MAX_TYPES);
    LabelSet labels = new LabelSet(scheme, types);
    List<String> titles = readTexts(in, NameLists.MAX_LISTS);
    int longest = in.readBelow(NameLists.MAX_WORDS + 1);
    NameLists names = new NameLists(CodeTable.read(in), titles, longest);
    CodeTable entities = CodeTable.read(in);
    CodeTable words = CodeTable.read(in);
    SparseRows features = SparseRows.read(in, labels.size());
    DenseRows pairs = DenseRows.read(in, labels.size());
    StateScale scale = StateScale.read(in);
    DenseRows states = DenseRows.read(in, labels.size());
    if (scale.dimension() != states.size()) {
      throw in.damaged(scale.dimension() + " scales of " + states.size() + " states");
    }
    if (pairs.size() != labels.size()) {
      throw in.damaged(pairs.size() + " rows of pairs");
    }
    in.requireEnd();
    return new TaggerModel(
        unit, labels, names, entities, words, features, pairs, scale, states, card);
  }

  private static void writeTexts(List<String> texts, ModelOutput out) {
    out.writeInt(texts.size());
    texts.forEach(out::writeText);
  }

  private static List<String> readTexts(ModelInput in, int limit) {
    int count = in.readBelow(limit + 1);
    List<String> texts = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      texts.add(in.readText());
    }
    return texts;
  }
}

package io.shopguide.query.tagger;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32C;

/** Writes and reads models; the format is described in {@code docs/format-tagger.md}. */
final class TaggerFile {
  private static final long MAGIC = 0x0A0D524741544753L; // "SGTAGR", carriage return, line feed
  private static final int VERSION = 1;
  static final int HEADER = 24;

  private TaggerFile() {}

  static byte[] bytes(TaggerModel model) {
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
    model.states().write(out);
    byte[] payload = out.bytes();
    byte[] file = new byte[HEADER + payload.length];
    System.arraycopy(payload, 0, file, HEADER, payload.length);
    seal(file);
    return file;
  }

  /** Writes the header for what follows it. */
  static void seal(byte[] file) {
    CRC32C crc = new CRC32C();
    crc.update(file, HEADER, file.length - HEADER);
    ByteBuffer.wrap(file)
        .order(ByteOrder.LITTLE_ENDIAN)
        .putLong(MAGIC)
        .putInt(VERSION)
        .putInt((int) crc.getValue())
        .putLong(file.length - HEADER);
  }

  /** Writes beside the file's place and renames, so that the file is complete or absent. */
  static void write(Path file, TaggerModel model) {
    Path target = file.toAbsolutePath();
    Path temporary = target.resolveSibling(target.getFileName() + ".tmp");
    try {
      try {
        Files.write(temporary, bytes(model));
        Files.move(
            temporary, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      } finally {
        Files.deleteIfExists(temporary);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot write the tagger " + file, e);
    }
  }

  static TaggerModel read(Path file) {
    try {
      return read(file.toString(), Files.readAllBytes(file));
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read the tagger " + file, e);
    }
  }

  static TaggerModel read(String source, byte[] bytes) {
    ByteBuffer header = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    if (bytes.length < HEADER || header.getLong() != MAGIC) {
      throw new ModelFormatException(
          source + " is not a tagger; name a file that SequenceTagger.save wrote");
    }
    int version = header.getInt();
    if (version != VERSION) {
      throw new ModelFormatException(
          source + " has format " + version + ", not " + VERSION + "; update the library");
    }
    int expected = header.getInt();
    CRC32C crc = new CRC32C();
    crc.update(bytes, HEADER, bytes.length - HEADER);
    ModelInput in = new ModelInput(source, bytes, HEADER);
    if (header.getLong() != bytes.length - HEADER || (int) crc.getValue() != expected) {
      throw in.damaged("its length or checksum is wrong");
    }
    return read(in);
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
    DenseRows states = DenseRows.read(in, labels.size());
    if (pairs.size() != labels.size()) {
      throw in.damaged(pairs.size() + " rows of pairs");
    }
    in.requireEnd();
    return new TaggerModel(unit, labels, names, entities, words, features, pairs, states, card);
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

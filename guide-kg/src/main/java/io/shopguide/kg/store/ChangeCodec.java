package io.shopguide.kg.store;

import io.shopguide.kg.Annotation;
import io.shopguide.kg.Term;
import io.shopguide.kg.store.GraphChanges.Change;
import io.shopguide.kg.store.GraphChanges.Kind;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * Changes as bytes, see docs/format-store.md: int number of changes, then for each byte kind;
 * subject; predicate; object; byte 1 if an annotation follows. Numbers are big-endian.
 */
final class ChangeCodec {
  private static final int IRI = 0;
  private static final int BLANK = 1;
  private static final int LITERAL = 2;
  private static final int LANGUAGE_LITERAL = 3;

  private ChangeCodec() {}

  static byte[] encode(GraphChanges changes) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      out.writeInt(changes.size());
      for (Change change : changes.list()) {
        out.writeByte(change.kind().code());
        writeTerm(out, change.subject());
        writeText(out, change.predicate().value());
        writeTerm(out, change.object());
        Annotation annotation = change.annotation();
        boolean annotated = !annotation.equals(Annotation.NONE);
        out.writeByte(annotated ? 1 : 0);
        if (annotated) {
          out.writeFloat(annotation.weight());
          out.writeFloat(annotation.confidence());
          writeText(out, annotation.source());
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException("A byte array refused changes", e);
    }
    return bytes.toByteArray();
  }

  private static void writeTerm(DataOutputStream out, Term term) throws IOException {
    switch (term) {
      case Term.Iri iri -> {
        out.writeByte(IRI);
        writeText(out, iri.value());
      }
      case Term.BlankNode blank -> {
        out.writeByte(BLANK);
        writeText(out, blank.label());
      }
      case Term.Literal literal -> {
        boolean plain = literal.language().isEmpty();
        out.writeByte(plain ? LITERAL : LANGUAGE_LITERAL);
        writeText(out, literal.lexical());
        writeText(out, plain ? literal.datatype() : literal.language());
      }
    }
  }

  private static void writeText(DataOutputStream out, String text) throws IOException {
    byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
    out.writeInt(utf8.length);
    out.write(utf8);
  }

  /**
   * Reads what {@link #encode} wrote.
   *
   * @throws IllegalArgumentException if it is something else
   */
  static GraphChanges decode(ByteBuffer payload) {
    ByteBuffer in = payload.duplicate(); // big-endian
    GraphChanges changes = new GraphChanges();
    try {
      int count = in.getInt();
      for (int i = 0; i < count; i++) {
        Kind kind = Kind.of(in.get());
        Term subject = readTerm(in);
        Term.Iri predicate = new Term.Iri(readText(in));
        Term object = readTerm(in);
        Annotation annotation = in.get() == 0 ? Annotation.NONE : readAnnotation(in);
        changes.list().add(new Change(kind, subject, predicate, object, annotation));
      }
    } catch (BufferUnderflowException | IndexOutOfBoundsException e) {
      throw new IllegalArgumentException("a change is cut short", e);
    }
    if (in.hasRemaining()) {
      throw new IllegalArgumentException(in.remaining() + " bytes follow the last change");
    }
    return changes;
  }

  private static Annotation readAnnotation(ByteBuffer in) {
    float weight = in.getFloat();
    float confidence = in.getFloat();
    return new Annotation(weight, readText(in), confidence);
  }

  private static Term readTerm(ByteBuffer in) {
    int kind = in.get();
    String text = readText(in);
    return switch (kind) {
      case IRI -> new Term.Iri(text);
      case BLANK -> new Term.BlankNode(text);
      case LITERAL -> new Term.Literal(text, readText(in), "");
      case LANGUAGE_LITERAL -> new Term.Literal(text, Term.LANG_STRING, readText(in));
      default -> throw new IllegalArgumentException("a term of kind " + kind);
    };
  }

  private static String readText(ByteBuffer in) {
    int length = in.getInt();
    if (length < 0 || length > in.remaining()) {
      throw new IllegalArgumentException("a text of " + length + " bytes");
    }
    byte[] utf8 = new byte[length];
    in.get(utf8);
    return new String(utf8, StandardCharsets.UTF_8);
  }
}

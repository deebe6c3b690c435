package io.shopguide.kg.image;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Random;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

/** Texts are found and read back byte by byte, whatever they are, and damage does no harm. */
class TextDictionaryTest {
  private static final int[] NASTY_NUMBERS = {
    -1, 0, 1, 2, 14, 15, 16, 255, 256, 1 << 16, 1 << 20, Integer.MAX_VALUE, Integer.MIN_VALUE
  };

  @Property(tries = 500)
  void read_anyTexts_agreesWithModel(
      @ForAll("texts") List<byte[]> texts,
      @ForAll("texts") List<byte[]> others,
      @ForAll @IntRange(min = 1, max = 40) int mostWords)
      throws IOException {
    SortedSet<byte[]> model = sorted(texts);
    TextDictionary dictionary = open(write(model, mostWords));

    assertHolds(model, dictionary);
    for (byte[] other : others) {
      assertFound(model, dictionary, other);
      assertFound(model, dictionary, Arrays.copyOf(other, other.length + 1));
    }
    for (byte[] text : model) {
      assertFound(model, dictionary, Arrays.copyOf(text, text.length / 2));
      assertFound(model, dictionary, withLastByte(text, 1));
      assertFound(model, dictionary, withLastByte(text, -1));
    }
  }

  @Property(tries = 1000)
  void read_damagedSection_endsWithUncheckedExceptionAtMost(
      @ForAll("texts") @Size(min = 1) List<byte[]> texts,
      @ForAll long seed,
      @ForAll @IntRange(min = 1, max = 4) int damages)
      throws IOException {
    SortedSet<byte[]> model = sorted(texts);
    byte[] section = write(model, WordTable.MOST);
    Random random = new Random(seed);
    for (int i = 0; i < damages; i++) {
      if (random.nextBoolean()) {
        section[random.nextInt(section.length)] ^= (byte) (1 << random.nextInt(8));
      } else {
        int at = random.nextInt(section.length / Integer.BYTES) * Integer.BYTES;
        int nasty = NASTY_NUMBERS[random.nextInt(NASTY_NUMBERS.length)];
        ByteBuffer.wrap(section).order(ImageFormat.ORDER).putInt(at, nasty);
      }
    }
    TextDictionary dictionary;
    try {
      dictionary = open(section);
    } catch (IllegalArgumentException e) {
      return;
    }
    boolean readable = true;
    for (int i = 0; i < dictionary.size(); i++) {
      int index = i;
      readable &= succeeds(() -> dictionary.append(index, new Scratch()));
    }
    for (byte[] text : model) {
      readable &=
          succeeds(
              () -> {
                int index = dictionary.find(text, 0, text.length);
                assertTrue(index < dictionary.size() && -index - 1 <= dictionary.size());
              });
    }
    if (succeeds(dictionary::validate)) {
      assertTrue(readable);
      SortedSet<byte[]> different = new TreeSet<>(Arrays::compareUnsigned);
      for (int i = 0; i < dictionary.size(); i++) {
        different.add(text(dictionary, i));
      }
      assertHolds(different, dictionary);
    }
  }

  private static boolean succeeds(Runnable action) {
    try {
      action.run();
      return true;
    } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
      return false;
    }
  }

  @Test
  void open_truncatedSection_throws() throws IOException {
    byte[] section = write(sorted(productTitles(200)), WordTable.MOST);
    for (int length = 0; length < section.length; length++) {
      byte[] truncated = Arrays.copyOf(section, length);
      assertThrows(IllegalArgumentException.class, () -> open(truncated), "of " + length);
    }
  }

  @Test
  void validate_textOutOfOrder_throws() throws IOException {
    byte[] section = write(sorted(List.of(new byte[] {'p'}, new byte[] {'q'})), WordTable.MOST);
    section[indexOf(section, 'p')] = 'r';

    assertDamaged("Text 1 is out of order", section);
  }

  @Test
  void validate_blockThatStartsElsewhere_throws() throws IOException {
    byte[] section = write(sorted(productTitles(33)), WordTable.MOST);
    int blockStarts = section.length - TextDictionary.TRAILER - 2 * Long.BYTES;
    section[blockStarts] ^= 1;

    assertDamaged("Block [012] of the texts starts elsewhere", section);
  }

  private static void assertDamaged(String expected, byte[] section) {
    Dictionary dictionary = open(section);
    Exception e = assertThrows(IllegalArgumentException.class, dictionary::validate);
    assertTrue(e.getMessage().matches(expected), e.getMessage());
  }

  private static int indexOf(byte[] bytes, int wanted) {
    return IntStream.range(0, bytes.length).filter(i -> bytes[i] == wanted).findFirst().getAsInt();
  }

  @Test
  void read_noTexts_findsNothing() throws IOException {
    TextDictionary dictionary = open(write(sorted(List.of()), WordTable.MOST));

    dictionary.validate();
    assertEquals(0, dictionary.size());
    assertEquals(-1, dictionary.find(new byte[0], 0, 0));
    assertThrows(IndexOutOfBoundsException.class, () -> dictionary.append(0, new Scratch()));
  }

  @Test
  void read_wordsWithThreeByteCodes_agreesWithModel() throws IOException {
    SortedSet<byte[]> model = new TreeSet<>(Arrays::compareUnsigned);
    for (int i = 0; i < 70_000; i++) {
      model.add(("word" + i + " word" + (i * 31 % 70_000)).getBytes(UTF_8));
    }
    byte[] section = write(model, WordTable.MOST);
    int words = ByteBuffer.wrap(section).order(ImageFormat.ORDER).getInt(section.length - 20);

    assertTrue(words > 255 * 256, words + " words");
    assertHolds(model, open(section));
  }

  @Test
  void read_longTexts_agreesWithModel() throws IOException {
    SortedSet<byte[]> model = new TreeSet<>(Arrays::compareUnsigned);
    for (int length = 1; length < 300; length += 7) {
      model.add("x".repeat(length).getBytes(UTF_8));
      model.add(("common words " + "!".repeat(length)).getBytes(UTF_8));
      model.add(("common words ".repeat(length) + "手机".repeat(length)).getBytes(UTF_8));
    }
    model.add("z".repeat(3 << 20).getBytes(UTF_8));

    assertHolds(model, open(write(model, WordTable.MOST)));
  }

  @Test
  void append_toOtherBytes_keepsThem() throws IOException {
    TextDictionary dictionary = open(write(sorted(productTitles(100)), WordTable.MOST));
    Scratch out = new Scratch();
    dictionary.append(70, out);
    String text = out.text(0);
    dictionary.append(70, out);

    assertEquals(text + text, out.text(0));
  }

  @Test
  void find_partOfArray_ignoresTheRest() throws IOException {
    TextDictionary dictionary = open(write(sorted(productTitles(100)), WordTable.MOST));
    Scratch out = new Scratch();
    out.add((byte) 'x');
    dictionary.append(55, out);
    int end = out.length;
    out.add((byte) 'x');

    assertEquals(55, dictionary.find(out.bytes, 1, end));
  }

  @Test
  void read_warmed_allocatesNothing() throws IOException {
    TextDictionary dictionary = open(write(sorted(productTitles(1000)), WordTable.MOST));
    Scratch out = new Scratch();
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long thread = Thread.currentThread().threadId();
    long allocated = 0;
    for (int run = 0; run < 2; run++) {
      long before = threads.getThreadAllocatedBytes(thread);
      for (int i = 0; i < dictionary.size(); i++) {
        out.length = 0;
        dictionary.append(i, out);
        if (dictionary.find(out.bytes, 0, out.length) != i) {
          throw new AssertionError("text " + i);
        }
      }
      allocated = threads.getThreadAllocatedBytes(thread) - before;
    }

    assertTrue(allocated < dictionary.size(), allocated + " bytes");
  }

  @Test
  void write_titlesOfFewWords_takesAQuarter() throws IOException {
    SortedSet<byte[]> titles = sorted(productTitles(20_000));
    long bytes = titles.stream().mapToLong(title -> title.length).sum();
    int written = write(titles, WordTable.MOST).length;

    assertTrue(written < bytes / 4, written + " of " + bytes);
  }

  @Test
  void add_outOfOrder_throws() throws IOException {
    TextDictionaryWriter writer = begun(2, new ByteArrayOutputStream());
    writer.add(new byte[] {'b'}, 0, 1);

    assertThrows(IllegalArgumentException.class, () -> writer.add(new byte[] {'b'}, 0, 1));
    assertThrows(IllegalArgumentException.class, () -> writer.add(new byte[] {'a'}, 0, 1));
  }

  @Test
  void finish_fewerTextsThanCounted_throws() throws IOException {
    TextDictionaryWriter writer = begun(2, new ByteArrayOutputStream());
    writer.add(new byte[] {'b'}, 0, 1);
    IllegalStateException e = assertThrows(IllegalStateException.class, writer::finish);

    assertEquals("2 texts were counted but 1 added; pass the same texts twice", e.getMessage());
  }

  @Test
  void begin_unalignedOutput_throws() throws IOException {
    try (ImageOutput out = new ImageOutput(new ByteArrayOutputStream())) {
      out.writeByte(1);
      assertThrows(IllegalStateException.class, () -> new TextDictionaryWriter().begin(out));
    }
  }

  private static TextDictionaryWriter begun(int counted, ByteArrayOutputStream target)
      throws IOException {
    TextDictionaryWriter writer = new TextDictionaryWriter();
    for (int i = 0; i < counted; i++) {
      writer.count(new byte[] {'b'}, 0, 1);
    }
    writer.begin(new ImageOutput(target));
    return writer;
  }

  /** Titles of few words, some of them frequent, and numbers that are not. */
  private static List<byte[]> productTitles(int count) {
    Random random = new Random(5);
    return IntStream.range(0, count)
        .mapToObj(
            i ->
                ("brand%d-series cable %d m, colour%d, für 手机 word%d"
                            .formatted(
                                (int) (30 / (1 + 29 * random.nextDouble())),
                                random.nextInt(9),
                                random.nextInt(12),
                                (int) (400 / (1 + 399 * random.nextDouble())))
                        + (i % 10 == 0 ? " X" + random.nextInt() : " black"))
                    .getBytes(UTF_8))
        .toList();
  }

  private static SortedSet<byte[]> sorted(Collection<byte[]> texts) {
    SortedSet<byte[]> sorted = new TreeSet<>(Arrays::compareUnsigned);
    sorted.addAll(texts);
    return sorted;
  }

  private static byte[] write(SortedSet<byte[]> texts, int mostWords) throws IOException {
    ByteArrayOutputStream target = new ByteArrayOutputStream();
    TextDictionaryWriter writer = new TextDictionaryWriter(mostWords);
    for (byte[] text : texts) {
      writer.count(text, 0, text.length);
    }
    try (ImageOutput out = new ImageOutput(target)) {
      out.writeLong(-1);
      writer.begin(out);
      for (byte[] text : texts) {
        writer.add(text, 0, text.length);
      }
      writer.finish();
    }
    return Arrays.copyOfRange(target.toByteArray(), Long.BYTES, target.size());
  }

  /** Opens a section at an odd place of a larger buffer. */
  private static TextDictionary open(byte[] section) {
    ByteBuffer file = ByteBuffer.allocateDirect(section.length + 9);
    file.put(3, section);
    return TextDictionary.open(file.slice(3, section.length));
  }

  private static byte[] withLastByte(byte[] text, int add) {
    byte[] changed = text.clone();
    if (changed.length > 0) {
      changed[changed.length - 1] += (byte) add;
    }
    return changed;
  }

  private static void assertHolds(SortedSet<byte[]> model, TextDictionary dictionary) {
    assertEquals(model.size(), dictionary.size());
    dictionary.validate();
    int index = 0;
    for (byte[] text : model) {
      assertArrayEquals(text, text(dictionary, index));
      assertEquals(index, dictionary.find(text, 0, text.length));
      index++;
    }
  }

  private static byte[] text(TextDictionary dictionary, int index) {
    Scratch out = new Scratch();
    dictionary.append(index, out);
    return Arrays.copyOf(out.bytes, out.length);
  }

  private static void assertFound(
      SortedSet<byte[]> model, TextDictionary dictionary, byte[] wanted) {
    int place = model.headSet(wanted).size();
    int expected = model.contains(wanted) ? place : -place - 1;
    assertEquals(expected, dictionary.find(wanted, 0, wanted.length));
  }

  @Provide
  Arbitrary<List<byte[]>> texts() {
    Arbitrary<byte[]> anyBytes = Arbitraries.bytes().array(byte[].class).ofMaxSize(40);
    Arbitrary<byte[]> fewBytes =
        Arbitraries.of((byte) 'a', (byte) ' ', (byte) 0x80, (byte) 0xE4, (byte) 0xFF)
            .array(byte[].class)
            .ofMaxSize(9);
    Arbitrary<byte[]> anyText = Arbitraries.strings().ofMaxLength(20).map(s -> s.getBytes(UTF_8));
    Arbitrary<String> piece =
        Arbitraries.frequencyOf(
            Tuple.of(
                8,
                Arbitraries.of(
                    " ", " ", " ", "a", "the", "Kabel", "für", "手", "手机", "充电", "мир", "😀",
                    "\u0000", "  ", " - ", "/", "1920", "x", "’s", "한국어", "。", "，")),
            Tuple.of(1, Arbitraries.strings().alpha().ofMaxLength(5)),
            Tuple.of(1, Arbitraries.strings().withChars("-_ .").ofMaxLength(3)),
            Tuple.of(1, Arbitraries.integers().between(60, 140).map("x"::repeat)));
    Arbitrary<byte[]> pieces =
        piece.list().ofMaxSize(25).map(list -> String.join("", list).getBytes(UTF_8));
    return Arbitraries.frequencyOf(
            Tuple.of(1, anyBytes), Tuple.of(1, fewBytes), Tuple.of(1, anyText), Tuple.of(5, pieces))
        .list()
        .ofMaxSize(120);
  }
}

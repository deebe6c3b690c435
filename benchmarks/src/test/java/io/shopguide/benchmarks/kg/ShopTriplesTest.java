package io.shopguide.benchmarks.kg;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashSet;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ShopTriplesTest {
  private static final double SCALE = 0.01;
  private static final Pattern TRIPLE =
      Pattern.compile(
          "<http://ex\\.org/[a-z]+/\\d+> <http://ex\\.org/p/[a-zA-Z0-9]+> "
              + "(<http://ex\\.org/[a-z]+/\\w+>|\"[^\"\\\\]*\"(\\^\\^<[^>]+>)?) \\.");

  @TempDir private Path folder;

  @Test
  void write_seed42_givesTheKnownFile() throws IOException, NoSuchAlgorithmException {
    Path file = folder.resolve("shop.nt");
    assertEquals(21_916, ShopTriples.write(file, SCALE, 42));
    byte[] digest = MessageDigest.getInstance("MD5").digest(Files.readAllBytes(file));
    assertEquals("db700c3459a0b87c30515e02824576e6", "%032x".formatted(new BigInteger(1, digest)));
  }

  @Test
  void write_anySeed_givesDistinctWellFormedTriples() throws IOException {
    Path file = folder.resolve("shop.nt");
    long count = ShopTriples.write(file, SCALE, 43);
    List<String> lines = Files.readAllLines(file);
    assertEquals(count, lines.size());
    assertEquals(count, new HashSet<>(lines).size());
    lines.forEach(line -> assertTrue(TRIPLE.matcher(line).matches(), line));
  }

  @Test
  void write_otherSeed_givesAnotherShop() throws IOException {
    Path one = folder.resolve("1.nt");
    Path other = folder.resolve("2.nt");
    ShopTriples.write(one, SCALE, 1);
    ShopTriples.write(other, SCALE, 2);
    assertNotEquals(-1, Files.mismatch(one, other));
  }
}

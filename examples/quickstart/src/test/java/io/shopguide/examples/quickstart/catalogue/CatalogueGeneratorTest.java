package io.shopguide.examples.quickstart.catalogue;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The embedded files are what the generator writes. */
final class CatalogueGeneratorTest {
  private static final int MOST_BYTES = 2_500_000;

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(strings = {CatalogueGenerator.PRODUCTS, CatalogueGenerator.PURCHASES})
  void write_defaultSeed_reproducesEmbeddedFile(String name) throws IOException {
    CatalogueGenerator.main(new String[] {folder.toString()});
    assertArrayEquals(embedded(name), Files.readAllBytes(folder.resolve(name)), name);
  }

  @ParameterizedTest
  @ValueSource(strings = {CatalogueGenerator.PRODUCTS, CatalogueGenerator.PURCHASES})
  void write_otherSeed_writesAnotherFile(String name) throws IOException {
    Path made = folder.resolve("new");
    CatalogueGenerator.main(new String[] {made.toString(), "7"});
    assertFalse(Arrays.equals(embedded(name), Files.readAllBytes(made.resolve(name))));
  }

  @Test
  void main_withoutFolder_explainsItself() {
    assertThrows(IllegalArgumentException.class, () -> CatalogueGenerator.main(new String[] {}));
  }

  @Test
  void embeddedFiles_together_staySmall() throws IOException {
    int bytes =
        embedded(CatalogueGenerator.PRODUCTS).length
            + embedded(CatalogueGenerator.PURCHASES).length;
    assertTrue(bytes < MOST_BYTES, () -> bytes + " bytes");
  }

  @ParameterizedTest
  @ValueSource(strings = {CatalogueGenerator.PRODUCTS, CatalogueGenerator.PURCHASES})
  void embeddedFile_lines_endInLineFeedAndHaveNoNulls(String name) throws IOException {
    String text = new String(embedded(name), UTF_8);
    assertTrue(text.endsWith("\n"));
    assertFalse(text.contains("\r"));
    assertFalse(text.contains("null"));
  }

  private static byte[] embedded(String name) throws IOException {
    String path = "/io/shopguide/examples/quickstart/" + name;
    try (InputStream in = CatalogueGeneratorTest.class.getResourceAsStream(path)) {
      assertNotNull(in, path);
      return in.readAllBytes();
    }
  }
}

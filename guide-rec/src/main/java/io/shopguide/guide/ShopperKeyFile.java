package io.shopguide.guide;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.zip.CRC32C;

/**
 * A generated shopper key in the guide's folder, for applications that bring none: it keeps ids out
 * of the other files, but who has the whole folder has the key.
 */
final class ShopperKeyFile {
  private static final int MAGIC = 0x53474b31; // "SGK1"
  private static final int SECRET_BYTES = 32;
  private static final int LENGTH = Integer.BYTES + SECRET_BYTES + Integer.BYTES;

  private final Path file;

  ShopperKeyFile(Path file) {
    this.file = file;
  }

  /** The key of the file, which is made if it is absent. */
  ShopperKey readOrCreate() {
    try {
      if (!Files.exists(file)) {
        create();
      }
      ByteBuffer content = ByteBuffer.wrap(Files.readAllBytes(file));
      if (content.capacity() != LENGTH
          || content.getInt(0) != MAGIC
          || content.getInt(LENGTH - Integer.BYTES) != checksum(content.array())) {
        throw new GuideException(
            file
                + " is not a shopper key or damaged; restore it from a backup, without it the"
                + " shoppers' histories are lost");
      }
      return ShopperKey.of(
          Arrays.copyOfRange(content.array(), Integer.BYTES, Integer.BYTES + SECRET_BYTES));
    } catch (IOException e) {
      throw new GuideException("Cannot read or create the shopper key " + file, e);
    }
  }

  private void create() throws IOException {
    byte[] secret = new byte[SECRET_BYTES];
    new SecureRandom().nextBytes(secret);
    ByteBuffer content = ByteBuffer.allocate(LENGTH).putInt(MAGIC).put(secret);
    content.putInt(checksum(content.array()));
    Path unfinished = file.resolveSibling(file.getFileName() + GuideFolder.UNFINISHED);
    Files.deleteIfExists(unfinished);
    Files.createFile(unfinished);
    PosixFileAttributeView posix =
        Files.getFileAttributeView(unfinished, PosixFileAttributeView.class);
    if (posix != null) {
      posix.setPermissions(PosixFilePermissions.fromString("rw-------"));
    }
    Files.write(unfinished, content.array());
    GuideFolder.force(unfinished);
    Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
    GuideFolder.force(file.toAbsolutePath().getParent());
  }

  private static int checksum(byte[] content) {
    CRC32C crc = new CRC32C();
    crc.update(content, 0, LENGTH - Integer.BYTES);
    return (int) crc.getValue();
  }
}

package io.shopguide.guide;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Chooses the shopper key of a folder: the application's, or else one generated there. */
final class ShopperKeys {
  private ShopperKeys() {}

  /** The key to open a guide with. A folder built with the application's key has none itself. */
  static ShopperKey forOpening(GuideFolder folder, Optional<ShopperKey> given) {
    if (given.isPresent()) {
      return given.get();
    }
    Path live = folder.live();
    boolean converted = !Manifest.read(live.resolve(Manifest.NAME)).hasClearShoppers();
    if (converted && !Files.exists(folder.shopperKey())) {
      throw new GuideException(
          live
              + " was built with a shopper key of the application's; give it with"
              + " OpenOptions.withShopperKey, or restore "
              + folder.shopperKey());
    }
    return new ShopperKeyFile(folder.shopperKey()).readOrCreate();
  }

  /** The key to build a guide with. */
  static ShopperKey forBuilding(GuideFolder folder, Optional<ShopperKey> given) {
    return given.orElseGet(() -> new ShopperKeyFile(folder.shopperKey()).readOrCreate());
  }

  /** Fails if a generation was built with another key: no shopper would be found in it. */
  static void check(Path live, Manifest manifest, ShopperKey key) {
    if (!key.check().equals(manifest.shopperKey())) {
      throw new GuideException(
          live
              + " was built with another shopper key; open it with that key"
              + " (OpenOptions.withShopperKey), or build it again with this one");
    }
  }
}

package io.shopguide.guide;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import io.shopguide.kg.EntityClass;
import io.shopguide.kg.Relation;
import io.shopguide.rec.ItemItemMatrix;
import io.shopguide.rec.train.CommonShoppers;
import io.shopguide.rec.train.EventSource;
import io.shopguide.rec.train.Incidence;
import io.shopguide.rec.train.ItemItemTraining;
import io.shopguide.rec.train.PurchaseTrainer;
import io.shopguide.rec.train.PurchaseTrainer.Choice;
import io.shopguide.rec.train.PurchaseTrainer.Method;
import io.shopguide.rec.train.PurchaseTrainer.Settings;
import io.shopguide.rec.train.ShopperHash;
import io.shopguide.rec.train.TrainingControl;
import io.shopguide.rec.train.TrainingOptions;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Chooses how to learn from purchases, learns, and writes the item-item weights with their card.
 * Not thread-safe; one per build.
 */
final class PurchaseLearner {
  private static final int CARD_FORMAT = 1;
  private static final Gson GSON = new GsonBuilder().setPrettyPrinting().create();

  /** Bytes that learned weights take on the heap. */
  private static final int ENTRY_BYTES = 8;

  private static final int KEY_BYTES = 16;

  private final PurchaseLearning options;
  private final CommonShoppers commonShoppers;
  private final TrainingControl control;

  PurchaseLearner(PurchaseLearning options, CommonShoppers commonShoppers, BuildSteps steps) {
    this.options = options;
    this.commonShoppers = commonShoppers;
    this.control =
        new TrainingControl(
            options.threads(),
            p -> steps.report(p.step(), p.done(), p.total()),
            steps::isCancelled);
  }

  /** What stands in the card's file. */
  private record Card(
      int format,
      String created,
      long seed,
      String data,
      String method,
      SortedMap<String, Double> supports,
      int decidedBy,
      SortedMap<String, Double> ndcg) {}

  /** Chooses how to learn from the purchases of a graph. */
  Choice choose(CatalogueView catalogue) {
    Choice walks = new Choice(new Settings(Method.WALKS, new TreeMap<>()), 0, new TreeMap<>());
    boolean wanted = options.method() == PurchaseLearning.Method.EASE;
    if (options.method() == PurchaseLearning.Method.WALKS || (!wanted && !easeFits(catalogue))) {
      return walks;
    }
    requireMemory(catalogue);
    PurchaseTrainer trainer = trainer(catalogue, ProductRelations.of(catalogue));
    if (!trainer.canChoose()) {
      return wanted
          ? new Choice(new Settings(Method.EASE, new TreeMap<>()), 0, new TreeMap<>())
          : walks;
    }
    Choice chosen = trainer.choose(options.seed());
    if (wanted && chosen.settings().method() != Method.EASE) {
      Settings ease = new Settings(Method.EASE, new TreeMap<>());
      return new Choice(ease, chosen.shoppers(), chosen.ndcg());
    }
    return chosen;
  }

  private boolean easeFits(CatalogueView catalogue) {
    long most = Math.min(options.memory(), Runtime.getRuntime().maxMemory() / 2);
    return PurchaseTrainer.easeBytes(catalogue.size()) <= most;
  }

  private void requireMemory(CatalogueView catalogue) {
    long needed = PurchaseTrainer.easeBytes(catalogue.size());
    if (needed > options.memory()) {
      throw new GuideException(
          "EASE needs %,d MB for %,d products, the limit is %,d MB; raise it or let the method be"
                  .formatted(needed >> 20, catalogue.size(), options.memory() >> 20)
              + " chosen");
    }
  }

  private PurchaseTrainer trainer(CatalogueView catalogue, SortedMap<String, Incidence> relations) {
    EntityClass products = catalogue.graph().entityClass(CatalogueView.PRODUCT);
    return new PurchaseTrainer(
        Incidence.of(catalogue.bought(), catalogue.shoppers(), products),
        relations,
        commonShoppers.least(),
        control);
  }

  /** Learns from the purchases of a graph on the heap. */
  ItemItemMatrix learn(CatalogueView catalogue, Settings settings) {
    SortedMap<String, Incidence> relations =
        settings.supports().isEmpty() ? new TreeMap<>() : ProductRelations.of(catalogue);
    ItemItemMatrix weights = trainer(catalogue, relations).train(settings);
    return settings.method() == Method.WALKS
        ? weights // pairs with too few shoppers were never among them
        : commonShoppers.filter(
            weights, catalogue.bought(), catalogue.firstProduct(), control.cancelled());
  }

  /**
   * Learns and writes the weights with their card.
   *
   * @param folder of the generation, with its graph
   */
  void write(CatalogueView catalogue, Choice choice, String created, Path folder)
      throws IOException {
    Path file = folder.resolve(GenerationFiles.ITEM_ITEM);
    TrainingOptions walks = PurchaseTrainer.walkOptions(commonShoppers.least());
    long bytes = (long) ENTRY_BYTES * walks.neighbours() * catalogue.size();
    if (choice.settings().method() == Method.WALKS && bytes > options.memory()) {
      stream(catalogue, walks.withMemory(options.memory()), folder, file);
    } else {
      place(catalogue, learn(catalogue, choice.settings()), file);
    }
    Card card =
        new Card(
            CARD_FORMAT,
            created,
            options.seed(),
            Manifest.checksum(folder.resolve(GenerationFiles.GRAPH)),
            choice.settings().method().name(),
            choice.settings().supports(),
            choice.shoppers(),
            choice.ndcg());
    Files.writeString(
        folder.resolve(GenerationFiles.ITEM_ITEM_CARD),
        GSON.toJson(card) + "\n",
        StandardCharsets.UTF_8);
  }

  /** Learns block by block, with files in between. */
  private void stream(CatalogueView catalogue, TrainingOptions walks, Path folder, Path file)
      throws IOException {
    Path between = folder.resolve(GenerationFiles.TRAINING);
    // The numbers of shoppers are those of the graph beside the files: there is nothing to hide.
    ShopperHash key = ShopperHash.of(new byte[KEY_BYTES]);
    new ItemItemTraining(between, PurchaseTrainer.WALKS, walks, control)
        .train(purchases(catalogue), key, catalogue.size(), between.resolve("learned"));
    place(catalogue, ItemItemMatrix.open(between.resolve("learned")), file);
    GuideFolder.delete(between);
  }

  private void place(CatalogueView catalogue, ItemItemMatrix learned, Path file)
      throws IOException {
    new ColdProducts(catalogue, control).write(learned, file);
  }

  private static EventSource purchases(CatalogueView catalogue) {
    Relation bought = catalogue.bought();
    EntityClass shoppers = catalogue.shoppers();
    return sink -> {
      for (int shopper = shoppers.first(); shopper < shoppers.end(); shopper++) {
        int start = bought.start(shopper);
        for (int p = start; p < bought.end(shopper); p++) {
          sink.accept((long) shopper, bought.target(p) - catalogue.firstProduct(), p - start, 1);
        }
      }
    };
  }
}

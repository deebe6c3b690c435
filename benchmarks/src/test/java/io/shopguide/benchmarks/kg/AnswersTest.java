package io.shopguide.benchmarks.kg;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AnswersTest {
  private static final double SCALE = 0.01;
  private static final Questions QUESTIONS = Questions.draw(SCALE, 7);

  @TempDir private static Path folder;
  private static Path triples;
  private static KgStore jena;

  @BeforeAll
  static void loadShop() throws IOException {
    triples = folder.resolve("shop.nt");
    ShopTriples.write(triples, SCALE, 42);
    jena = loaded("jena");
  }

  private static KgStore loaded(String name) throws IOException {
    KgStore store = Stores.make(name);
    store.load(triples, folder);
    store.prepare(QUESTIONS.products(), QUESTIONS.features());
    return store;
  }

  @Test
  void of_everyStore_isTheSame() throws IOException {
    Answers expected = Answers.of(jena, QUESTIONS);
    Set<String> names = new TreeSet<>(Stores.NAMES);
    names.remove("jena");
    for (String name : names) {
      assertEquals(expected, Answers.of(loaded(name), QUESTIONS), name);
    }
  }

  @Test
  void of_levelsThatDiffer_fails() {
    assertFails("productCount", int.class, "(b)");
    assertFails("features", String.class, "(a)");
    assertFails("related", int.class, "(c)");
  }

  @Test
  void of_relatedProductsThatShareLess_fails() {
    assertFails("shared", int.class, "(a) and (c)");
  }

  /** A store that answers one kind of question with one too many is found out. */
  private static void assertFails(String method, Class<?> parameter, String expected) {
    KgStore wrong =
        (KgStore)
            Proxy.newProxyInstance(
                KgStore.class.getClassLoader(),
                new Class<?>[] {KgStore.class},
                (proxy, called, args) -> {
                  try {
                    Object result = called.invoke(jena, args);
                    boolean hit =
                        called.getName().equals(method)
                            && called.getParameterTypes()[0] == parameter;
                    return hit ? wrong(method, (int) result) : result;
                  } catch (InvocationTargetException e) {
                    throw e.getCause();
                  }
                });
    IllegalStateException e =
        assertThrows(IllegalStateException.class, () -> Answers.of(wrong, QUESTIONS));
    assertTrue(e.getMessage().startsWith(expected + " of http"), e.getMessage());
  }

  private static int wrong(String method, int result) {
    return method.equals("features") || method.equals("related") ? result - 1 : result + 1;
  }
}

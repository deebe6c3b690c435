package io.shopguide.kg;

import com.carrotsearch.hppc.ObjectIntHashMap;
import io.shopguide.kg.image.ImageBuilder;
import io.shopguide.kg.rdf.NodeBytes;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** The entities of one class while it grows; ids are in order of arrival. */
final class ClassBuffer {
  private final String className;
  private final String namespace;
  private final ObjectIntHashMap<String> ids = new ObjectIntHashMap<>();
  private final List<byte[]> iris = new ArrayList<>();

  ClassBuffer(String className) {
    this.className = className;
    this.namespace = ShopTerms.namespace(className);
  }

  int idOf(String key) {
    int slot = ids.indexOf(key);
    if (ids.indexExists(slot)) {
      return ids.indexGet(slot);
    }
    int id = iris.size();
    ids.indexInsert(slot, key, id);
    String iri = namespace + ShopTerms.key(className, key);
    iris.add(iri.getBytes(StandardCharsets.UTF_8));
    return id;
  }

  boolean contains(String key) {
    return ids.containsKey(key);
  }

  /** Points at an entity. */
  void point(int id, NodeBytes node) {
    byte[] iri = iris.get(id);
    node.setIri(iri, 0, iri.length);
  }

  /** Adds all entities, even those of which nothing is said. */
  void addTo(ImageBuilder builder, NodeBytes node) {
    for (int id = 0; id < iris.size(); id++) {
      point(id, node);
      builder.addTerm(node);
    }
  }
}

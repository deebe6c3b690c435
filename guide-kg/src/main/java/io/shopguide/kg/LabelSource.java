package io.shopguide.kg;

import io.shopguide.lexicon.Language;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** The text columns that name entities, by class, in the order they are asked. */
final class LabelSource {
  private static final List<String> ATTRIBUTES = List.of("label@", "title@");

  private final ProductGraph graph;
  private final List<Map<Language, List<TextColumn>>> byClass = new ArrayList<>();

  LabelSource(ProductGraph graph) {
    this.graph = graph;
    for (EntityClass owner : graph.classes()) {
      Map<Language, List<TextColumn>> columns = new EnumMap<>(Language.class);
      for (Language language : Language.values()) {
        columns.put(language, inOrder(owner, language));
      }
      byClass.add(columns);
    }
  }

  /** The name of the column that {@link Statement.HasLabel} fills. */
  static String attribute(Language language) {
    return "label@" + language.code();
  }

  private List<TextColumn> inOrder(EntityClass owner, Language wanted) {
    List<TextColumn> columns = new ArrayList<>();
    add(columns, owner, wanted);
    for (Language other : Language.values()) {
      if (other != wanted) {
        add(columns, owner, other);
      }
    }
    return List.copyOf(columns);
  }

  private void add(List<TextColumn> columns, EntityClass owner, Language language) {
    for (String attribute : ATTRIBUTES) {
      TextColumn column = graph.texts(owner.name(), attribute + language.code());
      if (column.count() > 0) {
        columns.add(column);
      }
    }
  }

  /** The best label, {@code null} if there is none. */
  String label(int id, Language language) {
    for (TextColumn column : byClass.get(graph.classIndexOf(id)).get(language)) {
      String label = column.value(id);
      if (label != null) {
        return label;
      }
    }
    return null;
  }
}

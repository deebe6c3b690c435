package io.shopguide.kg;

import io.shopguide.kg.Statement.HasFlag;
import io.shopguide.kg.Statement.HasLabel;
import io.shopguide.kg.Statement.HasNumber;
import io.shopguide.kg.Statement.HasText;
import io.shopguide.kg.Statement.Relates;
import io.shopguide.lexicon.Language;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;

/** A graph says what its statements say, before and after a file. */
class GraphModelTest {
  @Property(tries = 300)
  void build_anyStatements_readsLikeTheModel(@ForAll("statements") List<Statement> statements) {
    new GraphModel(statements).assertDescribes(build(statements));
  }

  @Property(tries = 100)
  void open_savedGraph_readsLikeTheModel(@ForAll("statements") List<Statement> statements)
      throws IOException {
    Path file = Files.createTempFile("model", ".graph");
    try {
      build(statements).save(file);
      new GraphModel(statements).assertDescribes(ProductGraph.open(file));
    } finally {
      Files.delete(file);
    }
  }

  private static ProductGraph build(List<Statement> statements) {
    GraphBuilder builder = new GraphBuilder();
    statements.forEach(builder::add);
    return builder.build();
  }

  @Provide
  Arbitrary<List<Statement>> statements() {
    Arbitrary<EntityRef> entity =
        Combinators.combine(Arbitraries.of("Product", "Brand", "Ω"), keys()).as(EntityRef::new);
    Arbitrary<String> name = Arbitraries.of("a", "b", "颜色");
    Arbitrary<Statement> edge =
        Combinators.combine(entity, name, entity, Arbitraries.integers().between(1, 5))
            .as((s, p, o, w) -> new Relates(s, p, o, w));
    Arbitrary<Statement> number =
        Combinators.combine(entity, name, Arbitraries.integers().between(-9, 9))
            .as((s, a, v) -> new HasNumber(s, a, v / 4.0, "g"));
    Arbitrary<Statement> flag =
        Combinators.combine(entity, name, Arbitraries.of(true, false)).as(HasFlag::new);
    Arbitrary<Statement> text = Combinators.combine(entity, name, keys()).as(HasText::new);
    Arbitrary<Statement> label =
        Combinators.combine(entity, Arbitraries.of(Language.class), keys()).as(HasLabel::new);
    return Arbitraries.frequencyOf(
            Tuple.of(4, edge),
            Tuple.of(2, number),
            Tuple.of(1, flag),
            Tuple.of(1, text),
            Tuple.of(1, label))
        .list()
        .ofMaxSize(60);
  }

  private static Arbitrary<String> keys() {
    return Arbitraries.of("1", "2", "3", "10", "x", "手机", "\uFFEE", "\uD83D\uDE00", "é", "zz");
  }
}

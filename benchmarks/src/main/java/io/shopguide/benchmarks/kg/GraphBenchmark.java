package io.shopguide.benchmarks.kg;

import static io.shopguide.kg.query.QueryTerm.id;
import static io.shopguide.kg.query.QueryTerm.variable;

import io.shopguide.benchmarks.TemporaryFolder;
import io.shopguide.kg.GraphView;
import io.shopguide.kg.Neighbours;
import io.shopguide.kg.Term;
import io.shopguide.kg.TripleCursor;
import io.shopguide.kg.query.CoOccurrence;
import io.shopguide.kg.query.Facets;
import io.shopguide.kg.query.GraphFilter;
import io.shopguide.kg.query.GraphQuery;
import io.shopguide.kg.query.Hops;
import io.shopguide.kg.query.PathSearch;
import io.shopguide.kg.query.PersonalizedPageRank;
import io.shopguide.kg.query.PreparedQuery;
import io.shopguide.kg.query.QueryScratch;
import io.shopguide.kg.query.TopIds;
import io.shopguide.kg.query.WalkRelation;
import io.shopguide.kg.store.GraphChanges;
import io.shopguide.kg.store.GraphImport;
import io.shopguide.kg.store.GraphStore;
import io.shopguide.kg.store.StoreOptions;
import java.io.IOException;
import java.nio.file.Path;
import java.util.BitSet;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Each operation of the graph on the made-up shop, with 0, 1 and 5 % of the triples in the delta:
 * half of the changes remove a triple, half add one.
 *
 * <p>{@code java -jar benchmarks/target/benchmarks.jar kg.GraphBenchmark -prof gc}
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class GraphBenchmark {
  private static final long SEED = 42;
  private static final int QUESTIONS = 4096;
  private static final int JOINS = 256;
  private static final int BATCH = 1000;
  private static final String PREDICATE = ShopTriples.BASE + "p/";

  /** How many percent of the triples are changes. */
  @Param({"0", "1", "5"})
  public int delta;

  /** Size of the shop; 1.0 has 2.1 million triples. */
  @Param("1.0")
  public double scale;

  private TemporaryFolder folder;
  private GraphStore store;
  private GraphView view;
  private Neighbours neighbours;
  private TripleCursor cursor;
  private CoOccurrence related;
  private Facets facets;
  private Hops hops;
  private PersonalizedPageRank ranks;
  private PathSearch paths;
  private TopIds best;
  private BitSet selected;
  private GraphFilter filter;
  private PreparedQuery[] joins;
  private String[] productIris;
  private int[] products;
  private int[] features;
  private int hasFeature;
  private int producer;
  private int next;

  /** Makes the benchmark; JMH does. */
  public GraphBenchmark() {}

  /**
   * Builds the shop and changes it.
   *
   * @throws IOException if a file cannot be written
   */
  @Setup
  public void build() throws IOException {
    folder = new TemporaryFolder("graph-benchmark");
    Path triples = folder.path().resolve("shop.nt");
    Path graph = folder.path().resolve("shop.sg");
    Path stored = folder.path().resolve("store");
    ShopTriples.write(triples, scale, SEED);
    GraphImport.into(graph).nTriples(triples).run();
    GraphStore.create(stored, graph).close();
    store = GraphStore.open(stored, new StoreOptions(false, 0));
    change(new Random(SEED));
    view = store.view();
    hasFeature = view.findPredicate(ShopTriples.HAS_FEATURE);
    producer = view.findPredicate(PREDICATE + "producer");
    int number = view.findPredicate(PREDICATE + "num1");
    neighbours = view.neighbours();
    cursor = view.cursor();
    QueryScratch scratch = new QueryScratch();
    related = new CoOccurrence(view, scratch);
    facets = new Facets(view, scratch);
    WalkRelation both = WalkRelation.both(hasFeature);
    hops = new Hops(view, List.of(both));
    ranks = new PersonalizedPageRank(view, List.of(both), 0.15, 1e-4, scratch);
    paths = new PathSearch(view, List.of(both, WalkRelation.both(producer)), 2, 100_000, scratch);
    best = new TopIds(10);
    selected = new BitSet();
    filter =
        GraphFilter.allOf(
            GraphFilter.range(number, 100, 300),
            GraphFilter.equal(producer, view.findIri(ShopTriples.BASE + "producer/7")).not());
    Random random = new Random(SEED + 1);
    productIris = new String[QUESTIONS];
    products = new int[QUESTIONS];
    features = new int[QUESTIONS];
    for (int i = 0; i < QUESTIONS; i++) {
      productIris[i] = ShopTriples.product(random.nextInt(ShopTriples.products(scale)));
      products[i] = view.findIri(productIris[i]);
      features[i] = view.findIri(ShopTriples.feature(random.nextInt(ShopTriples.features(scale))));
    }
    joins = new PreparedQuery[JOINS];
    for (int i = 0; i < JOINS; i++) {
      joins[i] = alike(products[i]).prepare(view);
    }
  }

  /** What the same producer makes with a feature of a product. */
  private GraphQuery alike(int product) {
    return GraphQuery.builder()
        .where(id(product), id(producer), variable("maker"))
        .where(variable("other"), id(producer), variable("maker"))
        .where(id(product), id(hasFeature), variable("feature"))
        .where(variable("other"), id(hasFeature), variable("feature"))
        .build();
  }

  /** Removes random triples and adds others whose ends occur with their predicate. */
  private void change(Random random) {
    GraphView before = store.view();
    Term[] objects = new Term[before.predicateCount()];
    GraphChanges changes = new GraphChanges();
    TripleCursor all = before.cursor().match(GraphView.ANY, GraphView.ANY, GraphView.ANY);
    while (all.next()) {
      if (random.nextInt(100) < delta) {
        Term subject = before.term(all.subject());
        Term.Iri predicate = Term.iri(before.predicate(all.predicate()));
        Term object = before.term(all.object());
        Term other = objects[all.predicate()];
        if (random.nextBoolean() || other == null) {
          changes.remove(subject, predicate, object);
        } else {
          changes.add(subject, predicate, other);
        }
        objects[all.predicate()] = random.nextInt(4) == 0 || other == null ? object : other;
      }
      if (changes.size() == BATCH) {
        store.apply(changes);
        changes = new GraphChanges();
      }
    }
    store.apply(changes);
  }

  /**
   * Deletes the files.
   *
   * @throws IOException if one cannot be deleted
   */
  @TearDown
  public void delete() throws IOException {
    store.close();
    folder.close();
  }

  private int step() {
    next = (next + 1) & (QUESTIONS - 1);
    return next;
  }

  /**
   * (a) The features of a product, about 14.
   *
   * @return their sum
   */
  @Benchmark
  public int objectsOfSubject() {
    int count = neighbours.objects(products[step()], hasFeature);
    int[] ids = neighbours.ids();
    int sum = 0;
    for (int i = 0; i < count; i++) {
      sum += ids[i];
    }
    return sum;
  }

  /**
   * (b) The number of products with a feature, about 23.
   *
   * @return the count
   */
  @Benchmark
  public int countOfObject() {
    return view.inverseDegree(hasFeature, features[step()]);
  }

  /**
   * (c) The ten products that share most features with a product, 4,586 edges.
   *
   * @return their number
   */
  @Benchmark
  public int coOccurrence() {
    return related.subjectsSharingObjects(products[step()], hasFeature, best);
  }

  /**
   * Finding an IRI and making those of its features.
   *
   * @return their length
   */
  @Benchmark
  public int objectsOfSubjectAsStrings() {
    int count = neighbours.objects(view.findIri(productIris[step()]), hasFeature);
    int[] ids = neighbours.ids();
    int letters = 0;
    for (int i = 0; i < count; i++) {
      letters += view.iri(ids[i]).length();
    }
    return letters;
  }

  /**
   * Whether a product has a feature.
   *
   * @return whether it does
   */
  @Benchmark
  public boolean contains() {
    int question = step();
    return view.contains(products[question], hasFeature, features[question]);
  }

  /**
   * All triples of a product, about 21.
   *
   * @return the sum of their objects
   */
  @Benchmark
  public int triplesOfSubject() {
    cursor.match(products[step()], GraphView.ANY, GraphView.ANY);
    int sum = 0;
    while (cursor.next()) {
      sum += cursor.object();
    }
    return sum;
  }

  /**
   * All triples of a predicate, about 560,000.
   *
   * @return the sum of their objects
   */
  @Benchmark
  public int triplesOfPredicate() {
    cursor.match(GraphView.ANY, hasFeature, GraphView.ANY);
    int sum = 0;
    while (cursor.next()) {
      sum += cursor.object();
    }
    return sum;
  }

  /**
   * The products with a feature, about 23.
   *
   * @return their sum
   */
  @Benchmark
  public int subjectsOfObject() {
    int count = neighbours.subjects(hasFeature, features[step()]);
    int[] ids = neighbours.ids();
    int sum = 0;
    for (int i = 0; i < count; i++) {
      sum += ids[i];
    }
    return sum;
  }

  /**
   * What links a product and a feature, usually nothing.
   *
   * @return the sum of the predicates
   */
  @Benchmark
  public int predicatesBetween() {
    int question = step();
    cursor.match(products[question], GraphView.ANY, features[question]);
    int sum = 0;
    while (cursor.next()) {
      sum += cursor.predicate();
    }
    return sum;
  }

  /**
   * All triples of a feature as an object, about 23.
   *
   * @return the sum of their subjects
   */
  @Benchmark
  public int triplesOfObject() {
    cursor.match(GraphView.ANY, GraphView.ANY, features[step()]);
    int sum = 0;
    while (cursor.next()) {
      sum += cursor.subject();
    }
    return sum;
  }

  /**
   * All triples there are.
   *
   * @return the sum of their objects
   */
  @Benchmark
  public int allTriples() {
    cursor.match(GraphView.ANY, GraphView.ANY, GraphView.ANY);
    int sum = 0;
    while (cursor.next()) {
      sum += cursor.object();
    }
    return sum;
  }

  /**
   * Four patterns together: what the same producer makes with a feature of a product.
   *
   * @return how the join ended
   */
  @Benchmark
  public PreparedQuery.Outcome join() {
    return joins[step() & (JOINS - 1)].run(Long.MAX_VALUE, Long.MAX_VALUE, row -> true);
  }

  /**
   * Products by a range of numbers but not of one producer, and the producers of these.
   *
   * @return the number of producers
   */
  @Benchmark
  public int filterAndFacet() {
    selected.clear();
    filter.select(view, selected);
    return facets.count(selected, producer, best);
  }

  /**
   * What is within two steps of a product.
   *
   * @return the number of terms
   */
  @Benchmark
  public int twoHops() {
    selected.clear();
    hops.within(products[step()], 2, Integer.MAX_VALUE, selected);
    return selected.cardinality();
  }

  /**
   * Personalized PageRank from a product, residual 1e-4 per degree.
   *
   * @return the bound on the error
   */
  @Benchmark
  public double pageRank() {
    return ranks.rank(new int[] {products[step()]}, new double[] {1}, best);
  }

  /**
   * The three best ways of two steps between two products.
   *
   * @return the ways
   */
  @Benchmark
  public PathSearch.Result bestPathSearch() {
    return paths.find(products[step()], products[step()], 3);
  }
}

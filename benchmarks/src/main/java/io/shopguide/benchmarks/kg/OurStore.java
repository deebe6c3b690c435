package io.shopguide.benchmarks.kg;

import io.shopguide.kg.GraphView;
import io.shopguide.kg.Neighbours;
import io.shopguide.kg.query.CoOccurrence;
import io.shopguide.kg.query.QueryScratch;
import io.shopguide.kg.query.TopIds;
import io.shopguide.kg.store.GraphImport;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** This library's graph file, mapped. Handles are ids. Not thread-safe; one per thread. */
final class OurStore implements FileStore {
  private static final String FILE = "shop.sg";

  private GraphView view;
  private Neighbours neighbours;
  private CoOccurrence related;
  private final TopIds best = new TopIds(TOP);
  private boolean ranked; // whether the answers are in best
  private int hasFeature;
  private int[] products;
  private int[] features;
  private int[] answers;

  @Override
  public void load(Path triples, Path folder) throws IOException {
    GraphImport.into(folder.resolve(FILE)).nTriples(triples).run();
    open(folder);
  }

  @Override
  public void open(Path folder) throws IOException {
    view = GraphView.open(folder.resolve(FILE));
    neighbours = view.neighbours();
    hasFeature = view.findPredicate(ShopTriples.HAS_FEATURE);
  }

  @Override
  public long tripleCount() {
    return view.tripleCount();
  }

  @Override
  public void prepare(List<String> productIris, List<String> featureIris) {
    products = productIris.stream().mapToInt(view::findIri).toArray();
    features = featureIris.stream().mapToInt(view::findIri).toArray();
  }

  @Override
  public int features(int product) {
    return read(products[product]);
  }

  @Override
  public int features(String product) {
    return read(view.findIri(product));
  }

  private int read(int product) {
    int count = neighbours.objects(product, hasFeature);
    answers = neighbours.ids();
    ranked = false;
    return count;
  }

  @Override
  public int productCount(int feature) {
    return view.inverseDegree(hasFeature, features[feature]);
  }

  @Override
  public int productCount(String feature) {
    return view.inverseDegree(hasFeature, view.findIri(feature));
  }

  @Override
  public int related(int product) {
    return findRelated(products[product]);
  }

  @Override
  public int related(String product) {
    return findRelated(view.findIri(product));
  }

  private int findRelated(int product) {
    if (related == null) {
      related = new CoOccurrence(view, new QueryScratch());
    }
    ranked = true;
    related.subjectsSharingObjects(product, hasFeature, best);
    return best.size();
  }

  @Override
  public String iri(int answer) {
    return view.iri(ranked ? best.id(answer) : answers[answer]);
  }

  @Override
  public int shared(int answer) {
    return (int) best.score(answer);
  }
}

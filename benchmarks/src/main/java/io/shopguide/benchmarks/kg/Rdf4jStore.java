package io.shopguide.benchmarks.kg;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.rdf4j.common.iteration.CloseableIteration;
import org.eclipse.rdf4j.common.transaction.IsolationLevels;
import org.eclipse.rdf4j.model.IRI;
import org.eclipse.rdf4j.model.Statement;
import org.eclipse.rdf4j.model.Value;
import org.eclipse.rdf4j.repository.RepositoryConnection;
import org.eclipse.rdf4j.repository.sail.SailRepository;
import org.eclipse.rdf4j.rio.RDFFormat;
import org.eclipse.rdf4j.sail.SailConnection;
import org.eclipse.rdf4j.sail.memory.MemoryStore;

/**
 * RDF4J's store in memory, read below the repository layer, which only adds to the time. Handles
 * are values made by the store's own factory. Not thread-safe; one per thread.
 */
final class Rdf4jStore implements KgStore {
  private final MemoryStore store = new MemoryStore();
  private final List<IRI> products = new ArrayList<>();
  private final List<IRI> features = new ArrayList<>();
  private final ObjectCounter counter = new ObjectCounter();
  private final Top top = new Top(TOP);
  private final Value[] answers = new Value[MOST_ANSWERS];
  private SailConnection connection;
  private IRI hasFeature;

  @Override
  public void load(Path triples, Path folder) throws IOException {
    try (RepositoryConnection loading = new SailRepository(store).getConnection()) {
      loading.begin(IsolationLevels.NONE);
      loading.add(triples.toFile(), RDFFormat.NTRIPLES);
      loading.commit();
    }
    connection = store.getConnection();
    hasFeature = iri(ShopTriples.HAS_FEATURE);
  }

  @Override
  public long tripleCount() {
    return connection.size();
  }

  @Override
  public void prepare(List<String> productIris, List<String> featureIris) {
    productIris.forEach(iri -> products.add(iri(iri)));
    featureIris.forEach(iri -> features.add(iri(iri)));
  }

  private IRI iri(String iri) {
    return store.getValueFactory().createIRI(iri);
  }

  @Override
  public int features(int product) {
    return features(products.get(product));
  }

  @Override
  public int features(String product) {
    return features(iri(product));
  }

  private int features(IRI product) {
    int count = 0;
    try (CloseableIteration<? extends Statement> found = matches(product, null)) {
      while (found.hasNext()) {
        answers[count++] = found.next().getObject();
      }
    }
    return count;
  }

  private CloseableIteration<? extends Statement> matches(IRI product, Value feature) {
    return connection.getStatements(product, hasFeature, feature, false);
  }

  @Override
  public int productCount(int feature) {
    return productCount(features.get(feature));
  }

  @Override
  public int productCount(String feature) {
    return productCount(iri(feature));
  }

  private int productCount(IRI feature) {
    int count = 0;
    try (CloseableIteration<? extends Statement> found = matches(null, feature)) {
      while (found.hasNext()) {
        found.next();
        count++;
      }
    }
    return count;
  }

  @Override
  public int related(int product) {
    return related(products.get(product));
  }

  @Override
  public int related(String product) {
    return related(iri(product));
  }

  private int related(IRI product) {
    counter.clear();
    try (CloseableIteration<? extends Statement> found = matches(product, null)) {
      while (found.hasNext()) {
        countSharing(found.next().getObject());
      }
    }
    counter.top(product, top);
    for (int i = 0; i < top.size(); i++) {
      answers[i] = (Value) counter.object(top.key(i));
    }
    return top.size();
  }

  private void countSharing(Value feature) {
    try (CloseableIteration<? extends Statement> found = matches(null, feature)) {
      while (found.hasNext()) {
        counter.count(found.next().getSubject());
      }
    }
  }

  @Override
  public String iri(int answer) {
    return answers[answer].stringValue();
  }

  @Override
  public int shared(int answer) {
    return top.count(answer);
  }
}

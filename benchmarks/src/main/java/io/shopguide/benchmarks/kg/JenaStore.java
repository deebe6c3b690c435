package io.shopguide.benchmarks.kg;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.util.iterator.ExtendedIterator;

/** One of Apache Jena's graphs in memory. Handles are nodes. Not thread-safe; one per thread. */
final class JenaStore implements KgStore {
  private final Graph graph;
  private final Node hasFeature = NodeFactory.createURI(ShopTriples.HAS_FEATURE);
  private final List<Node> products = new ArrayList<>();
  private final List<Node> features = new ArrayList<>();
  private final ObjectCounter counter = new ObjectCounter();
  private final Top top = new Top(TOP);
  private final Node[] answers = new Node[MOST_ANSWERS];

  JenaStore(Graph graph) {
    this.graph = graph;
  }

  @Override
  public void load(Path triples, Path folder) {
    RDFParser.source(triples).lang(Lang.NTRIPLES).checking(false).parse(graph);
  }

  @Override
  public long tripleCount() {
    return graph.size();
  }

  @Override
  public void prepare(List<String> productIris, List<String> featureIris) {
    productIris.forEach(iri -> products.add(NodeFactory.createURI(iri)));
    featureIris.forEach(iri -> features.add(NodeFactory.createURI(iri)));
  }

  @Override
  public int features(int product) {
    return features(products.get(product));
  }

  @Override
  public int features(String product) {
    return features(NodeFactory.createURI(product));
  }

  private int features(Node product) {
    ExtendedIterator<Triple> found = graph.find(product, hasFeature, Node.ANY);
    int count = 0;
    while (found.hasNext()) {
      answers[count++] = found.next().getObject();
    }
    return count;
  }

  @Override
  public int productCount(int feature) {
    return productCount(features.get(feature));
  }

  @Override
  public int productCount(String feature) {
    return productCount(NodeFactory.createURI(feature));
  }

  private int productCount(Node feature) {
    ExtendedIterator<Triple> found = graph.find(Node.ANY, hasFeature, feature);
    int count = 0;
    while (found.hasNext()) {
      found.next();
      count++;
    }
    return count;
  }

  @Override
  public int related(int product) {
    return related(products.get(product));
  }

  @Override
  public int related(String product) {
    return related(NodeFactory.createURI(product));
  }

  private int related(Node product) {
    counter.clear();
    ExtendedIterator<Triple> found = graph.find(product, hasFeature, Node.ANY);
    while (found.hasNext()) {
      ExtendedIterator<Triple> sharing = graph.find(Node.ANY, hasFeature, found.next().getObject());
      while (sharing.hasNext()) {
        counter.count(sharing.next().getSubject());
      }
    }
    counter.top(product, top);
    for (int i = 0; i < top.size(); i++) {
      answers[i] = (Node) counter.object(top.key(i));
    }
    return top.size();
  }

  @Override
  public String iri(int answer) {
    return answers[answer].getURI();
  }

  @Override
  public int shared(int answer) {
    return top.count(answer);
  }
}

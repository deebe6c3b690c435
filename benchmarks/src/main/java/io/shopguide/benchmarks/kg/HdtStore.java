package io.shopguide.benchmarks.kg;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.rdfhdt.hdt.dictionary.Dictionary;
import org.rdfhdt.hdt.enums.RDFNotation;
import org.rdfhdt.hdt.enums.ResultEstimationType;
import org.rdfhdt.hdt.enums.TripleComponentRole;
import org.rdfhdt.hdt.exceptions.ParserException;
import org.rdfhdt.hdt.hdt.HDT;
import org.rdfhdt.hdt.hdt.HDTManager;
import org.rdfhdt.hdt.options.HDTOptions;
import org.rdfhdt.hdt.options.HDTOptionsKeys;
import org.rdfhdt.hdt.triples.IteratorTripleID;
import org.rdfhdt.hdt.triples.TripleID;
import org.rdfhdt.hdt.triples.Triples;

/**
 * An HDT file with its index: in memory when it answers questions, mapped when it is opened, which
 * is the faster way of each. Handles are ids of subjects and of objects, which have a number space
 * each; 0 and less is none. Not thread-safe; one per thread.
 */
final class HdtStore implements FileStore {
  private static final String FILE = "shop.hdt";
  private static final TripleComponentRole SUBJECT = TripleComponentRole.SUBJECT;
  private static final TripleComponentRole OBJECT = TripleComponentRole.OBJECT;

  private final TripleID pattern = new TripleID();
  private final long[] answers = new long[MOST_ANSWERS];
  private final Top top = new Top(TOP);
  private HDT hdt;
  private Triples triples;
  private Dictionary dictionary;
  private long hasFeature;
  private long[] products;
  private long[] features;
  private TripleComponentRole answerRole;
  private int[] counts;
  private int[] counted;

  @Override
  public void load(Path source, Path folder) throws IOException {
    Path file = folder.resolve(FILE);
    HDTOptions options = HDTOptions.of(HDTOptionsKeys.NT_SIMPLE_PARSER_KEY, "true");
    try (HDT built =
        HDTManager.generateHDT(
            source.toString(), ShopTriples.BASE, RDFNotation.NTRIPLES, options, null)) {
      built.saveToHDT(file.toString(), null);
    } catch (ParserException e) {
      throw new IOException(source + ": " + e.getMessage(), e);
    }
    use(HDTManager.loadIndexedHDT(file));
  }

  @Override
  public void open(Path folder) throws IOException {
    use(HDTManager.mapIndexedHDT(folder.resolve(FILE)));
  }

  private void use(HDT opened) {
    hdt = opened;
    triples = hdt.getTriples();
    dictionary = hdt.getDictionary();
    hasFeature = dictionary.stringToId(ShopTriples.HAS_FEATURE, TripleComponentRole.PREDICATE);
  }

  @Override
  public long tripleCount() {
    return triples.getNumberOfElements();
  }

  @Override
  public void prepare(List<String> productIris, List<String> featureIris) {
    products = productIris.stream().mapToLong(iri -> dictionary.stringToId(iri, SUBJECT)).toArray();
    features = featureIris.stream().mapToLong(iri -> dictionary.stringToId(iri, OBJECT)).toArray();
  }

  @Override
  public int features(int product) {
    return features(products[product]);
  }

  @Override
  public int features(String product) {
    return features(dictionary.stringToId(product, SUBJECT));
  }

  private int features(long product) {
    answerRole = OBJECT;
    if (product <= 0) {
      return 0;
    }
    pattern.setAll(product, hasFeature, 0);
    IteratorTripleID found = triples.search(pattern);
    int count = 0;
    while (found.hasNext()) {
      answers[count++] = found.next().getObject();
    }
    return count;
  }

  @Override
  public int productCount(int feature) {
    return productCount(features[feature]);
  }

  @Override
  public int productCount(String feature) {
    return productCount(dictionary.stringToId(feature, OBJECT));
  }

  private int productCount(long feature) {
    if (feature <= 0) {
      return 0;
    }
    IteratorTripleID found = sharing(feature);
    if (found.numResultEstimation() == ResultEstimationType.EXACT) {
      return (int) found.estimatedNumResults();
    }
    int count = 0;
    while (found.hasNext()) {
      found.next();
      count++;
    }
    return count;
  }

  private IteratorTripleID sharing(long feature) {
    pattern.setAll(0, hasFeature, feature);
    return triples.search(pattern);
  }

  @Override
  public int related(int product) {
    return related(products[product]);
  }

  @Override
  public int related(String product) {
    return related(dictionary.stringToId(product, SUBJECT));
  }

  private int related(long product) {
    int featureCount = features(product);
    int size = 0;
    if (counts == null) {
      counts = new int[(int) dictionary.getNsubjects() + 1];
      counted = new int[counts.length];
    }
    for (int i = 0; i < featureCount; i++) {
      IteratorTripleID found = sharing(answers[i]);
      while (found.hasNext()) {
        int subject = (int) found.next().getSubject();
        if (counts[subject]++ == 0) {
          counted[size++] = subject;
        }
      }
    }
    top.clear();
    for (int i = 0; i < size; i++) {
      int subject = counted[i];
      if (subject != product) {
        top.offer(subject, counts[subject]);
      }
      counts[subject] = 0;
    }
    answerRole = SUBJECT;
    for (int i = 0; i < top.size(); i++) {
      answers[i] = top.key(i);
    }
    return top.size();
  }

  @Override
  public String iri(int answer) {
    return dictionary.idToString(answers[answer], answerRole).toString();
  }

  @Override
  public int shared(int answer) {
    return top.count(answer);
  }
}

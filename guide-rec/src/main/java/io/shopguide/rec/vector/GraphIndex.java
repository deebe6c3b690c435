package io.shopguide.rec.vector;

import io.shopguide.model.ModelFormatException;
import io.shopguide.rec.TopProducts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.BitSet;
import org.apache.lucene.index.CorruptIndexException;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.FieldInfo;
import org.apache.lucene.index.FloatVectorValues;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.VectorSimilarityFunction;
import org.apache.lucene.search.AcceptDocs;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.util.Bits;
import org.apache.lucene.util.VectorUtil;

/**
 * An approximate search of a hierarchical navigable small world graph (Malkov and Yashunin, 2018),
 * kept by Lucene. A search takes a time that grows with the logarithm of the number of products;
 * building takes several milliseconds a product.
 *
 * <p>Thread-safe.
 */
final class GraphIndex implements VectorIndex {
  /** The only vector field that is read. */
  static final String FIELD = "vector";

  /** Products that the graph is asked for, for each one wanted, and the least number. */
  private static final int EXPLORED = 2;

  private static final int LEAST_EXPLORED = 100;

  /** Among so few products, comparing all is as quick as the graph. */
  private static final int EXACT = 3_000;

  private final Path folder;
  private final Directory directory;
  private final DirectoryReader reader;
  private final LeafReader leaf;
  private final FieldInfo field;

  private GraphIndex(Path folder, Directory directory, DirectoryReader reader, LeafReader leaf) {
    this.folder = folder;
    this.directory = directory;
    this.reader = reader;
    this.leaf = leaf;
    field = leaf.getFieldInfos().fieldInfo(FIELD);
  }

  static GraphIndex open(Path folder) {
    try {
      Directory directory = FSDirectory.open(folder);
      DirectoryReader reader = null;
      try {
        reader = DirectoryReader.open(directory);
        return new GraphIndex(folder, directory, reader, onlyLeaf(folder, reader));
      } catch (IOException e) {
        if (reader != null) {
          reader.close();
        }
        directory.close();
        throw e;
      }
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read the vectors " + folder, e);
    }
  }

  private static LeafReader onlyLeaf(Path folder, DirectoryReader reader) throws IOException {
    LeafReader leaf = reader.leaves().size() == 1 ? reader.leaves().get(0).reader() : null;
    FieldInfo field = leaf == null ? null : leaf.getFieldInfos().fieldInfo(FIELD);
    if (field == null || leaf.getFloatVectorValues(FIELD).size() != leaf.maxDoc()) {
      throw new IOException(folder + " is no finished index of vectors; build it again");
    }
    return leaf;
  }

  @Override
  public int size() {
    return leaf.maxDoc();
  }

  @Override
  public int dimension() {
    return field.getVectorDimension();
  }

  private Metric metric() {
    return field.getVectorSimilarityFunction() == VectorSimilarityFunction.DOT_PRODUCT
        ? Metric.COSINE
        : Metric.DOT;
  }

  private FloatVectorValues values() {
    try {
      return leaf.getFloatVectorValues(FIELD);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public VectorQuery query(float[] vector) {
    return new Search(Vectors.comparable("The query's vector", vector, dimension(), metric()));
  }

  @Override
  public float[] mean(int[] products) {
    double[] sum = new double[dimension()];
    FloatVectorValues values = values();
    try {
      for (int product : products) {
        float[] vector = values.vectorValue(product);
        for (int d = 0; d < sum.length; d++) {
          sum[d] += vector[d];
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return Vectors.direction(sum);
  }

  @Override
  public void verify() {
    try {
      leaf.checkIntegrity();
    } catch (CorruptIndexException e) {
      throw new ModelFormatException(
          folder + " is damaged; restore a backup or build the vectors again: " + e.getMessage());
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read the vectors " + folder, e);
    }
  }

  @Override
  public void close() {
    try {
      reader.close();
      directory.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private final class Search implements VectorQuery {
    private final float[] query;
    private final FloatVectorValues values = values();

    Search(float[] query) {
      this.query = query;
    }

    @Override
    public float similarity(int product) {
      try {
        return VectorUtil.dotProduct(query, values.vectorValue(product));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    @Override
    public int[] nearest(int limit) {
      BitSet all = new BitSet(size());
      all.set(0, size());
      return nearest(limit, all);
    }

    @Override
    public int[] nearest(int limit, BitSet among) {
      int eligible = among.cardinality();
      TopProducts top = new TopProducts(Math.min(limit, eligible));
      if (eligible <= Math.max(limit, EXACT)) {
        for (int p = among.nextSetBit(0); p >= 0; p = among.nextSetBit(p + 1)) {
          top.offer(p, similarity(p));
        }
        return top.drain();
      }
      try {
        int explored = Math.max(LEAST_EXPLORED, EXPLORED * limit);
        AcceptDocs accepted = AcceptDocs.fromLiveDocs(new Among(among, size()), size());
        for (ScoreDoc hit :
            leaf.searchNearestVectors(FIELD, query, explored, accepted, Integer.MAX_VALUE)
                .scoreDocs) {
          top.offer(hit.doc, similarity(hit.doc));
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      return top.drain();
    }
  }

  private record Among(BitSet products, int length) implements Bits {
    @Override
    public boolean get(int index) {
      return products.get(index);
    }
  }
}

package io.shopguide.examples.jena;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.apache.jena.graph.GraphUtil;
import org.apache.jena.query.QueryExecution;
import org.apache.jena.query.QueryExecutionFactory;
import org.apache.jena.rdf.model.Model;
import org.apache.jena.rdf.model.ModelFactory;
import org.apache.jena.update.UpdateAction;

/** Asks the quickstart's catalogue in SPARQL, and changes a copy of it. */
public final class SparqlExample {
  private static final String PREFIXES =
      """
      PREFIX p: <urn:shopguide:p/>
      PREFIX product: <urn:shopguide:Product/>
      PREFIX category: <urn:shopguide:Category/>
      """;

  private static final String BY_CATEGORY =
      """
      SELECT ?category (COUNT(*) AS ?products) (MIN(?price) AS ?from) (AVG(?rating) AS ?rated) {
        ?product p:category/p:label ?category ; p:price ?price ; p:rating ?rating
      }
      GROUP BY ?category ORDER BY DESC(?products) ?category LIMIT 6
      """;

  private static final String CHEAPEST_OF_EACH_BRAND =
      """
      SELECT ?brand ?price (MIN(?name) AS ?title) {
        { SELECT ?maker (MIN(?each) AS ?price) {
            ?one p:category category:headphones ; p:brand ?maker ; p:price ?each
          } GROUP BY ?maker }
        ?product p:category category:headphones ; p:brand ?maker ; p:price ?price ; p:title ?name .
        ?maker p:label ?brand
      }
      GROUP BY ?brand ?price ORDER BY ?price LIMIT 6
      """;

  private static final String MOST_IN_COMMON =
      """
      SELECT ?title (COUNT(?shared) AS ?inCommon) (SAMPLE(?cost) AS ?price) {
        product:hp-0001 p:brand ?brand .
        product:hp-0001 p:color|p:material|p:value ?shared .
        ?product p:color|p:material|p:value ?shared ; p:title ?title ; p:price ?cost
        FILTER NOT EXISTS { ?product p:brand ?brand }
      }
      GROUP BY ?product ?title HAVING (COUNT(?shared) > 1)
      ORDER BY DESC(?inCommon) ?price ?title LIMIT 5
      """;

  private static final String BOUGHT_TOGETHER =
      """
      SELECT ?category (COUNT(DISTINCT ?shopper) AS ?shoppers) {
        ?shopper p:bought/p:category category:headphones ; p:bought/p:category ?other .
        ?other p:label ?category
        FILTER (?other != category:headphones)
      }
      GROUP BY ?category ORDER BY DESC(?shoppers) ?category LIMIT 5
      """;

  private static final String MARK_DEALS =
      """
      INSERT { ?product p:deal true }
      WHERE {
        { SELECT ?category (AVG(?each) AS ?usual) {
            ?one p:category ?category ; p:price ?each
          } GROUP BY ?category }
        ?product p:category ?category ; p:price ?price ; p:rating ?rating
        FILTER (?price < ?usual / 2 && ?rating >= 4.5)
      }
      """;

  private static final String DEALS =
      """
      SELECT ?title ?price ?rating {
        ?product p:deal true ; p:title ?title ; p:price ?price ; p:rating ?rating
      }
      ORDER BY DESC(?rating) ?price ?title LIMIT 5
      """;

  private final PrintStream out;

  private SparqlExample(PrintStream out) {
    this.out = out;
  }

  /**
   * Runs the example.
   *
   * @param args none
   */
  public static void main(String[] args) {
    run(new PrintStream(System.out, true, StandardCharsets.UTF_8));
  }

  static void run(PrintStream out) {
    new SparqlExample(out).run();
  }

  private void run() {
    ShopGraph catalogue = ShopGraph.readOnly(QuickstartCatalogue.build().view());
    Model shop = ModelFactory.createModelForGraph(catalogue);
    out.printf("The catalogue has %,d triples.%n", shop.size());
    show("Categories with their cheapest product and mean rating", BY_CATEGORY, shop);
    show("The cheapest headphones of each brand", CHEAPEST_OF_EACH_BRAND, shop);
    show("What has most in common with hp-0001, of other brands", MOST_IN_COMMON, shop);
    show("What else those who bought headphones bought", BOUGHT_TOGETHER, shop);

    ShopGraph copy = new ShopGraph();
    GraphUtil.addInto(copy, catalogue);
    Model mine = ModelFactory.createModelForGraph(copy);
    UpdateAction.parseExecute(PREFIXES + MARK_DEALS, mine);
    out.printf("%nAn update of a copy added %,d triples.%n", mine.size() - shop.size());
    show("Well rated at less than half of the usual price", DEALS, mine);
  }

  private void show(String title, String query, Model model) {
    out.printf("%n%s%n", title);
    try (QueryExecution execution = QueryExecutionFactory.create(PREFIXES + query, model)) {
      ResultTable.print(execution.execSelect(), out);
    }
  }
}

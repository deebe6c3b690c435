package io.shopguide.kg.query;

import io.shopguide.kg.GraphView;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * Several patterns of triples that must match together, with variables for what is wanted, by ids
 * of one view:
 *
 * <pre>{@code
 * GraphQuery query =
 *     GraphQuery.builder()
 *         .where(variable("offer"), id(offerOf), variable("product"))
 *         .where(variable("product"), id(brand), id(acme))
 *         .filter("offer", GraphFilter.range(price, 0, 150))
 *         .select("product")
 *         .distinct()
 *         .build();
 * query.prepare(view).run(100, 1_000_000, row -> use(row[0]));
 * }</pre>
 *
 * <p>Immutable and thread-safe.
 */
public final class GraphQuery {
  private final List<Pattern> patterns;
  private final Map<String, GraphFilter> filters;
  private final List<String> variables;
  private final List<String> columns;
  private final boolean isDistinct;

  /** One pattern. */
  record Pattern(QueryTerm subject, QueryTerm predicate, QueryTerm object) {
    Pattern {
      Objects.requireNonNull(subject, "subject");
      Objects.requireNonNull(predicate, "predicate");
      Objects.requireNonNull(object, "object");
    }
  }

  private GraphQuery(Builder builder) {
    patterns = List.copyOf(builder.patterns);
    filters = Map.copyOf(builder.filters);
    isDistinct = builder.isDistinct;
    Set<String> terms = new LinkedHashSet<>();
    Set<String> predicates = new LinkedHashSet<>();
    for (Pattern pattern : patterns) {
      addName(pattern.subject(), terms);
      addName(pattern.predicate(), predicates);
      addName(pattern.object(), terms);
    }
    for (String name : predicates) {
      if (terms.contains(name)) {
        throw new IllegalArgumentException(
            "The variable '%s' is both a term and a predicate, which have other ids"
                .formatted(name));
      }
    }
    for (String name : filters.keySet()) {
      require(terms.contains(name), "filtered", name);
    }
    Set<String> all = new LinkedHashSet<>(predicates);
    all.addAll(terms);
    variables = List.copyOf(all);
    columns = builder.columns == null ? inOrder() : List.copyOf(builder.columns);
    for (String name : columns) {
      require(all.contains(name), "selected", name);
    }
  }

  private static void addName(QueryTerm term, Set<String> names) {
    if (term instanceof QueryTerm.Variable variable) {
      names.add(variable.name());
    }
  }

  private static void require(boolean isKnown, String use, String name) {
    if (!isKnown) {
      throw new IllegalArgumentException(
          "The variable '%s' is %s, but no pattern has it".formatted(name, use));
    }
  }

  private List<String> inOrder() {
    Set<String> names = new LinkedHashSet<>();
    for (Pattern pattern : patterns) {
      addName(pattern.subject(), names);
      addName(pattern.predicate(), names);
      addName(pattern.object(), names);
    }
    return List.copyOf(names);
  }

  /**
   * Starts a query.
   *
   * @return a builder without patterns
   */
  public static Builder builder() {
    return new Builder();
  }

  /**
   * What the places of a row are.
   *
   * @return names of variables
   */
  public List<String> columns() {
    return columns;
  }

  /**
   * Plans the query for a view.
   *
   * @param view the view that the ids are of
   * @return the query, ready to be run by one thread
   */
  public PreparedQuery prepare(GraphView view) {
    return new PreparedQuery(this, view);
  }

  List<Pattern> patterns() {
    return patterns;
  }

  /** All variables, those of predicates first. */
  List<String> variables() {
    return variables;
  }

  Map<String, GraphFilter> filters() {
    return filters;
  }

  boolean isDistinct() {
    return isDistinct;
  }

  /** Collects a query. Not thread-safe; one per thread. */
  public static final class Builder {
    private final List<Pattern> patterns = new ArrayList<>();
    private final Map<String, GraphFilter> filters = new LinkedHashMap<>();
    private List<String> columns; // null for all
    private boolean isDistinct;

    private Builder() {}

    /**
     * Adds a pattern that triples must match.
     *
     * @param subject a variable or a term
     * @param predicate a variable, which is no term's then, or a predicate
     * @param object a variable or a term
     * @return this builder
     */
    public Builder where(QueryTerm subject, QueryTerm predicate, QueryTerm object) {
      patterns.add(new Pattern(subject, predicate, object));
      return this;
    }

    /**
     * Adds a condition on what a variable stands for. So it stands for subjects of triples only.
     *
     * @param variable a variable of terms
     * @param filter selects what it may stand for; all filters of a variable must do so
     * @return this builder
     */
    public Builder filter(String variable, GraphFilter filter) {
      filters.merge(variable, filter, GraphFilter::allOf);
      return this;
    }

    /**
     * Chooses the columns of the rows; otherwise all variables are, in the order of the patterns.
     *
     * @param variables names of variables
     * @return this builder
     */
    public Builder select(String... variables) {
      columns = List.of(variables);
      return this;
    }

    /**
     * Gives equal rows only once. Where a row says less than a match, this also saves looking for
     * the matches that give the same row.
     *
     * @return this builder
     */
    public Builder distinct() {
      isDistinct = true;
      return this;
    }

    /**
     * Makes the query.
     *
     * @return the query
     * @throws IllegalArgumentException if there is no pattern, a variable stands for both terms and
     *     predicates, or one that is selected or filtered is in no pattern
     */
    public GraphQuery build() {
      if (patterns.isEmpty()) {
        throw new IllegalArgumentException("A query needs a pattern");
      }
      return new GraphQuery(this);
    }
  }
}

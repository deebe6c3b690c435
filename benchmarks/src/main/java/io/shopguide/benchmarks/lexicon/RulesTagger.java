package io.shopguide.benchmarks.lexicon;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import querqy.model.ExpandedQuery;
import querqy.model.QuerqyQuery;
import querqy.model.StringRawQuery;
import querqy.parser.WhiteSpaceQuerqyParser;
import querqy.rewrite.RewriteChain;
import querqy.rewrite.RewriteLoggingConfig;
import querqy.rewrite.SearchEngineRequestAdapter;
import querqy.rewrite.commonrules.SimpleCommonRulesRewriterFactory;
import querqy.rewrite.commonrules.WhiteSpaceQuerqyParserFactory;
import querqy.rewrite.commonrules.model.BoostInstruction.BoostMethod;
import querqy.rewrite.commonrules.select.SelectionStrategyFactory;
import querqy.rewrite.lookup.preprocessing.LookupPreprocessorType;

/**
 * Querqy's common rules: one for each form, which adds a filter with the form's number. Parses and
 * rewrites. What a filter is for is known, where the form stands is not.
 */
final class RulesTagger implements Tagger {
  private final SearchEngineRequestAdapter request = new Request();
  private RewriteChain chain = new RewriteChain();

  @Override
  public void build(List<String> forms) {
    StringBuilder rules = new StringBuilder();
    for (int i = 0; i < forms.size(); i++) {
      rules.append(forms.get(i)).append(" =>\n  FILTER: * ").append(i).append('\n');
    }
    try {
      chain =
          new RewriteChain(
              List.of(
                  new SimpleCommonRulesRewriterFactory(
                      "forms",
                      new StringReader(rules.toString()),
                      false,
                      BoostMethod.ADDITIVE,
                      new WhiteSpaceQuerqyParserFactory(),
                      Map.of(),
                      (id, adapter) -> SelectionStrategyFactory.DEFAULT_SELECTION_STRATEGY,
                      false,
                      LookupPreprocessorType.NONE)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void tag(String query, Mentions found) {
    ExpandedQuery parsed = new ExpandedQuery(new WhiteSpaceQuerqyParser().parse(query));
    Collection<QuerqyQuery<?>> filters =
        chain.rewrite(parsed, request).getExpandedQuery().getFilterQueries();
    if (filters == null) { // no rule applied
      return;
    }
    for (QuerqyQuery<?> filter : filters) {
      found.add(0, 0, Integer.parseInt(((StringRawQuery) filter).getQueryString()));
    }
  }

  @Override
  public boolean locates() {
    return false;
  }

  /** A request without parameters. */
  private static final class Request implements SearchEngineRequestAdapter {
    @Override
    public RewriteChain getRewriteChain() {
      return new RewriteChain();
    }

    @Override
    public Map<String, Object> getContext() {
      return Map.of();
    }

    @Override
    public Optional<String> getRequestParam(String name) {
      return Optional.empty();
    }

    @Override
    public String[] getRequestParams(String name) {
      return new String[0];
    }

    @Override
    public Optional<Boolean> getBooleanRequestParam(String name) {
      return Optional.empty();
    }

    @Override
    public Optional<Integer> getIntegerRequestParam(String name) {
      return Optional.empty();
    }

    @Override
    public Optional<Float> getFloatRequestParam(String name) {
      return Optional.empty();
    }

    @Override
    public Optional<Double> getDoubleRequestParam(String name) {
      return Optional.empty();
    }

    @Override
    public boolean isDebugQuery() {
      return false;
    }

    @Override
    public RewriteLoggingConfig getRewriteLoggingConfig() {
      return RewriteLoggingConfig.off();
    }
  }
}

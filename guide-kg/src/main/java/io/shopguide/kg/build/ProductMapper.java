package io.shopguide.kg.build;

import io.shopguide.kg.build.FeedProblem.Reason;
import io.shopguide.kg.build.ProductRecord.Amount;
import io.shopguide.kg.build.ProductRecord.Flag;
import io.shopguide.kg.build.ProductRecord.Prose;
import io.shopguide.kg.build.ProductRecord.Term;
import io.shopguide.kg.build.Row.Cell;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Makes products of rows. Immutable and thread-safe. */
final class ProductMapper implements RowMapper<ProductRecord> {
  private static final double MAX_PRICE = 1e12;

  /** A text of up to so many characters can be a value that products share. */
  private static final int MAX_TERM_LENGTH = 64;

  private final Mapping mapping;
  private final Map<String, List<Rule>> rules = new HashMap<>();
  private final String idField;
  private final String titleField;

  ProductMapper(Mapping mapping) {
    this.mapping = mapping;
    for (Rule rule : mapping.rules()) {
      rules.computeIfAbsent(rule.field(), field -> new ArrayList<>()).add(rule);
    }
    this.idField = firstField(Rule.Role.ID);
    this.titleField = firstField(Rule.Role.TITLE);
    if (titleField.isEmpty()) {
      throw new IllegalArgumentException("The mapping names no title; add .title(field)");
    }
  }

  private String firstField(Rule.Role role) {
    return mapping.rules().stream()
        .filter(rule -> rule.role() == role)
        .map(Rule::field)
        .findFirst()
        .orElse("");
  }

  boolean derivesCategory() {
    return mapping.derivesCategory();
  }

  @Override
  public Set<String> fields() {
    Set<String> fields = new LinkedHashSet<>();
    mapping.rules().forEach(rule -> fields.add(rule.field()));
    return fields;
  }

  @Override
  public ProductRecord map(Row row, SeenProducts seen) {
    ProductDraft draft = new ProductDraft();
    for (Cell cell : row.cells()) {
      List<Rule> known = rules.get(cell.field());
      if (known != null) {
        known.forEach(rule -> apply(rule, cell, row.isTyped(), draft));
      } else if (!mapping.ignored().contains(cell.field())) {
        addOther(cell, row.isTyped(), draft);
      }
    }
    ProductRecord product = draft.build(idField, titleField);
    if (seen.contains(product.id())) {
      throw new RowException(
          Reason.DUPLICATE_ID,
          idField,
          RowException.quote(product.id()) + " is the id of an earlier record",
          "the earlier one is kept; give every product an id of its own");
    }
    if (draft.hasPrice()) {
      requireSameCurrency(seen.currency());
      seen.priceIn(mapping.currency());
    }
    seen.add(product.id());
    return product;
  }

  /** A column of prices has one currency, also if several feeds fill it. */
  private void requireSameCurrency(String first) {
    if (!first.isEmpty() && !first.equals(mapping.currency())) {
      throw new RowException(
          Reason.OTHER_CURRENCY,
          firstField(Rule.Role.PRICE),
          "the price is in " + mapping.currency() + ", but earlier ones are in " + first,
          "convert all prices to one currency before they are read, or build two guides");
    }
  }

  private void apply(Rule rule, Cell cell, boolean typed, ProductDraft draft) {
    String field = cell.field();
    String text = cell.text();
    switch (rule.role()) {
      case ID -> draft.setId(field, text);
      case TITLE -> draft.setTitle(field, rule.language(), text);
      case DESCRIPTION -> draft.setDescription(rule.language(), text);
      case BRAND -> draft.addName(LinkKind.BRAND, rule.language(), text);
      case CATEGORY -> draft.addName(LinkKind.CATEGORY, rule.language(), text);
      case COLOR -> draft.addName(LinkKind.COLOR, rule.language(), text);
      case MATERIAL -> draft.addName(LinkKind.MATERIAL, rule.language(), text);
      case AUDIENCE -> draft.addName(LinkKind.AUDIENCE, rule.language(), text);
      case PRICE -> draft.setAmount(field, price(field, text));
      case CURRENCY -> requireCurrency(field, text);
      case RELEASED -> {
        long day = Math.floorDiv(Values.epochMillis(field, text), 86_400_000L);
        draft.setAmount(field, new Amount("released", day, "day"));
      }
      case RATING ->
          draft.setAmount(
              field, new Amount("rating", Values.numberBetween(field, text, 0, 1000), ""));
      case STOCK ->
          draft.setAmount(
              field, new Amount("stock", Values.numberBetween(field, text, 0, 1e12), ""));
      case ATTRIBUTE -> addAttribute(rule.name(), rule.unit(), cell, typed, draft);
      case TEXT -> addText(rule.name(), text, draft);
    }
  }

  private Amount price(String field, String text) {
    double amount = Values.numberBetween(field, text, 0, MAX_PRICE);
    return new Amount(ProductDraft.PRICE, mapping.priceUnit().toMajor(amount), mapping.currency());
  }

  private void requireCurrency(String field, String code) {
    if (!code.equalsIgnoreCase(mapping.currency())) {
      throw new RowException(
          Reason.OTHER_CURRENCY,
          field,
          RowException.quote(code) + " is not the catalogue's currency " + mapping.currency(),
          "convert all prices to one currency before they are read");
    }
  }

  private void addOther(Cell cell, boolean typed, ProductDraft draft) {
    String rest = null;
    for (String prefix : mapping.prefixes()) {
      if (cell.field().startsWith(prefix)) {
        rest = cell.field().substring(prefix.length());
        break;
      }
    }
    if (rest == null && mapping.takesOtherFields()) {
      rest = cell.field();
    }
    if (rest == null || rest.isBlank()) {
      return;
    }
    int cut = isNumeric(cell, typed) ? Units.suffixStart(rest) : -1;
    String unit = cut < 0 ? "" : rest.substring(cut + 1);
    addAttribute(Keys.attribute(cut < 0 ? rest : rest.substring(0, cut)), unit, cell, typed, draft);
  }

  private void addAttribute(
      String name, String unit, Cell cell, boolean typed, ProductDraft draft) {
    if (!unit.isEmpty() || isNumeric(cell, typed)) {
      Units.Scale scale = Units.scale(unit);
      double value = scale.convert(Values.number(cell.field(), cell.text()));
      if (!Double.isFinite(value)) {
        throw RowException.notNumber(cell.field(), cell.text());
      }
      draft.add(new Amount(name, value, scale.canonical()));
    } else if (isFlag(cell, typed)) {
      draft.add(new Flag(name, Boolean.parseBoolean(cell.text())));
    } else {
      addText(name, cell.text(), draft);
    }
  }

  private static void addText(String name, String text, ProductDraft draft) {
    draft.add(text.length() <= MAX_TERM_LENGTH ? new Term(name, text) : new Prose(name, text));
  }

  private static boolean isNumeric(Cell cell, boolean typed) {
    return typed ? cell.type() == Row.Type.NUMBER : Values.looksNumeric(cell.text());
  }

  private static boolean isFlag(Cell cell, boolean typed) {
    return typed
        ? cell.type() == Row.Type.FLAG
        : cell.text().equalsIgnoreCase("true") || cell.text().equalsIgnoreCase("false");
  }
}

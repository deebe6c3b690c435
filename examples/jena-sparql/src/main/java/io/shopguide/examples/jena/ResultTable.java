package io.shopguide.examples.jena;

import java.io.PrintStream;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.jena.graph.Node;
import org.apache.jena.query.ResultSet;
import org.apache.jena.sparql.engine.binding.Binding;

/** Prints what a query found, in columns. */
final class ResultTable {
  private ResultTable() {}

  static void print(ResultSet results, PrintStream out) {
    List<String> names = results.getResultVars();
    List<List<String>> rows = new ArrayList<>();
    rows.add(names);
    while (results.hasNext()) {
      Binding binding = results.nextBinding();
      rows.add(names.stream().map(name -> text(binding.get(name))).toList());
    }
    List<Integer> widths = new ArrayList<>();
    for (int column = 0; column < names.size(); column++) {
      int c = column;
      widths.add(rows.stream().mapToInt(row -> row.get(c).length()).max().orElse(0));
    }
    for (List<String> row : rows) {
      StringBuilder line = new StringBuilder();
      for (int column = 0; column < names.size(); column++) {
        String cell = row.get(column);
        line.append("  ").append(cell).repeat(" ", widths.get(column) - cell.length());
      }
      out.println(line.toString().stripTrailing());
    }
  }

  private static String text(Node node) {
    if (node == null) {
      return "";
    }
    if (!node.isLiteral()) {
      String iri = node.toString();
      return iri.substring(iri.lastIndexOf('/') + 1);
    }
    return node.getLiteralValue() instanceof Number number
        ? new DecimalFormat("0.##", DecimalFormatSymbols.getInstance(Locale.ROOT)).format(number)
        : node.getLiteralLexicalForm();
  }
}

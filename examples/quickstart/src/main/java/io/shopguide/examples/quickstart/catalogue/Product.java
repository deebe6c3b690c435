package io.shopguide.examples.quickstart.catalogue;

import java.time.LocalDate;

/**
 * One product: a model in one colour and configuration.
 *
 * @param id such as {@code hp-0007}
 * @param model what it is a variant of
 * @param shade its colour
 * @param released its first day in the shop
 * @param fields everything the catalogue says about it
 */
record Product(String id, Model model, Shade shade, LocalDate released, Fields fields) {

  /** Whom it is made for: {@code women}, {@code men}, {@code kids}, or empty for everybody. */
  String audience() {
    return fields.text("audience");
  }
}

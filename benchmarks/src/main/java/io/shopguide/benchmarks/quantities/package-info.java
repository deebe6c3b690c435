/** Measures how well quantities are read, on published cases of other recognizers. */
package io.shopguide.benchmarks.quantities;

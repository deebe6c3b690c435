/** How many shoppers a machine serves, and how much memory a larger catalogue takes. */
package io.shopguide.benchmarks.capacity;

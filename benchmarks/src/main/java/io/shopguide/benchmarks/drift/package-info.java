/** How rarely drift is reported of streams that do not drift, and how soon of those that do. */
package io.shopguide.benchmarks.drift;

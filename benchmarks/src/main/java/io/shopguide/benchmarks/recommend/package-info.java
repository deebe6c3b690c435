/** Quality of recommendations. */
package io.shopguide.benchmarks.recommend;

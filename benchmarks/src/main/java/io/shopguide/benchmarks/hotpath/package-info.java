/** JMH benchmarks of the code that every request runs. */
package io.shopguide.benchmarks.hotpath;

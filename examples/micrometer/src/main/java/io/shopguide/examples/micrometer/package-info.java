/** What a guide tells of its work as Micrometer meters, and a page that Prometheus scrapes. */
package io.shopguide.examples.micrometer;

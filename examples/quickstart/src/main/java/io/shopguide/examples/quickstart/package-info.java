/** A guide over an embedded catalogue: eight showcase requests, then a chat. */
package io.shopguide.examples.quickstart;

/** The graph file: how it is built, laid out and read. Not exported. */
package io.shopguide.kg.image;

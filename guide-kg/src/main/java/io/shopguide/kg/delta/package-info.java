/** Views of a graph file and of what was changed since. Not exported. */
package io.shopguide.kg.delta;

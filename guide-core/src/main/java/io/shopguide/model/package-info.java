/** What the trained models have in common. */
package io.shopguide.model;

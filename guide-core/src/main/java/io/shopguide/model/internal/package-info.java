/** Reading and writing of trained models; not part of the API. */
package io.shopguide.model.internal;

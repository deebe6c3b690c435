/** What a guide tells of its work as OpenTelemetry traces and metrics, sent by OTLP. */
package io.shopguide.examples.opentelemetry;

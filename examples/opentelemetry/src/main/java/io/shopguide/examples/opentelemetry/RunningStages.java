package io.shopguide.examples.opentelemetry;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.context.Context;
import io.shopguide.monitoring.Stage;

/**
 * The stages that each thread began and that have not ended, the innermost first. Events tell no
 * span, so this is how their spans are found; parents never depend on it. A stage that ends on
 * another thread is dropped when its own thread next looks. Thread-safe.
 */
final class RunningStages {
  @SuppressWarnings("ThreadLocalUsage") // The spans of two monitors must not meet.
  private final ThreadLocal<StageSpan> innermost = new ThreadLocal<>();

  StageSpan begin(Stage stage, Span span, Context context) {
    StageSpan begun = new StageSpan(this, stage, span, context, innermost());
    innermost.set(begun);
    return begun;
  }

  /** The context of the innermost stage of this thread, the thread's own if there is none. */
  Context context() {
    StageSpan span = innermost();
    return span == null ? Context.current() : span.context();
  }

  /** The context of the innermost stage of this kind on this thread, the thread's own if none. */
  Context context(Stage stage) {
    for (StageSpan span = innermost(); span != null; span = span.around()) {
      if (span.stage() == stage && !span.hasEnded()) {
        return span.context();
      }
    }
    return Context.current();
  }

  /** Forgets the stages of this thread that have ended. */
  void ended() {
    innermost();
  }

  private StageSpan innermost() {
    StageSpan first = innermost.get();
    StageSpan span = first;
    while (span != null && span.hasEnded()) {
      span = span.around();
    }
    if (span == null) {
      innermost.remove();
    } else if (span != first) {
      innermost.set(span);
    }
    return span;
  }
}

package io.shopguide.encoder;

import ai.djl.Model;
import ai.djl.engine.EngineException;
import ai.djl.inference.Predictor;
import ai.djl.translate.TranslateException;
import ai.djl.translate.Translator;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;

/**
 * A model for many threads. A predictor serves one thread at a time, so idle ones wait in a queue
 * that grows to the number of threads that ever encoded at once. Closing waits for calls that are
 * under way, because native code does not survive its session.
 *
 * <p>Thread-safe.
 */
final class PredictorPool<I, O> implements AutoCloseable {
  private final String specification;
  private final Model model;
  private final Translator<I, O> translator;
  private final ConcurrentLinkedQueue<Predictor<I, O>> idle = new ConcurrentLinkedQueue<>();
  private final ReadWriteLock lock = new ReentrantReadWriteLock();
  private boolean closed; // guarded by lock

  /**
   * Takes over a model.
   *
   * @param specification the encoder for messages
   * @param model closed with the pool
   * @param translator used by many threads
   */
  PredictorPool(String specification, Model model, Translator<I, O> translator) {
    this.specification = specification;
    this.model = model;
    this.translator = translator;
  }

  O predict(I input) {
    lock.readLock().lock();
    try {
      if (closed) {
        throw new EncoderException("The encoder " + specification + " is closed", null);
      }
      Predictor<I, O> known = idle.poll();
      Predictor<I, O> predictor = known != null ? known : model.newPredictor(translator);
      try {
        O output = predictor.predict(input);
        idle.add(predictor);
        return output;
      } catch (TranslateException | EngineException e) {
        predictor.close();
        throw new EncoderException("The encoder " + specification + " failed", e);
      }
    } finally {
      lock.readLock().unlock();
    }
  }

  /** Closes the model once; true if this call did. */
  boolean closeOnce() {
    lock.writeLock().lock();
    try {
      if (closed) {
        return false;
      }
      closed = true;
      for (Predictor<I, O> p = idle.poll(); p != null; p = idle.poll()) {
        p.close();
      }
      model.close();
      return true;
    } finally {
      lock.writeLock().unlock();
    }
  }

  @Override
  public void close() {
    closeOnce();
  }
}

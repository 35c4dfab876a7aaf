package org.regulake.pipelines.drill;

/** The configured storage, where a drill keeps lakes of its own. */
public interface Storage {

  /** Makes an empty place a lake of the drill. */
  void make(String lake);

  /** Removes a lake of the drill; any other is left alone. */
  void remove(String lake);
}

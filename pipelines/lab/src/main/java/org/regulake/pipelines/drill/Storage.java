package org.regulake.pipelines.drill;

import java.net.URI;
import java.util.Optional;

/** The configured storage, where a drill keeps lakes of its own. */
public interface Storage {

  /** Makes an empty place a lake of the drill. */
  void make(String lake);

  /** Removes a lake of the drill; any other is left alone. */
  void remove(String lake);

  /** Address of the configured object store; empty when none is configured. */
  Optional<URI> objectStore();
}

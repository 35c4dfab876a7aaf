package org.regulake.pipelines.drill;

import java.net.URI;
import java.util.Optional;

/** The configured storage, in which a drill creates and removes its lakes. */
public interface Storage {

  /** Creates a lake of the drill at an empty location. */
  void make(String lake);

  /** Removes a lake of the drill, never any other lake. */
  void remove(String lake);

  /** Address of the configured object store; empty when none is configured. */
  Optional<URI> objectStore();
}

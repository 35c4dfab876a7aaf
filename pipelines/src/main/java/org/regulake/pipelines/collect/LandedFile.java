package org.regulake.pipelines.collect;

import java.util.function.UnaryOperator;

/**
 * A file of a delivery, as listed by the storage.
 *
 * @param name name within the delivery
 * @param uri its location
 * @param bytes its size
 * @param modifiedAt milliseconds of its last change; shows, with the size, whether it has to be
 *     checked again
 */
record LandedFile(String name, String uri, long bytes, long modifiedAt) {

  /** The same file under another name; its location does not change. */
  LandedFile named(UnaryOperator<String> names) {
    return new LandedFile(names.apply(name), uri, bytes, modifiedAt);
  }
}

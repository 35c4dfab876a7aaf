package org.regulake.pipelines.collect;

import java.util.function.UnaryOperator;

/**
 * A file of a delivery, as the storage lists it.
 *
 * @param name name within the delivery
 * @param uri where it lies
 * @param bytes its size
 * @param modifiedAt milliseconds of its last change; tells, with the size, whether it has to be
 *     looked at again
 */
record LandedFile(String name, String uri, long bytes, long modifiedAt) {

  /** The same under another name; where it lies does not change. */
  LandedFile named(UnaryOperator<String> names) {
    return new LandedFile(names.apply(name), uri, bytes, modifiedAt);
  }
}

package org.regulake.pipelines.source;

import org.regulake.models.table.Table;

/**
 * Addresses and telephones: the columns of {@code conf/sources/contact.yml} that code refers to.
 */
public final class Contact {

  public static final Source SOURCE = Sources.known("contact");

  /** Contract of the silver table. */
  public static final Table TABLE = SOURCE.silver();

  private Contact() {}
}

package org.regulake.models.listing;

import java.util.List;
import org.regulake.models.rule.Label;
import org.regulake.models.rule.Require;

/**
 * A file of {@code models/listings}: examples of what the law says on one subject.
 *
 * @param subject what they are about
 * @param cases the examples
 */
record ListCaseFile(Label subject, List<ListCase> cases) {

  /** Folder of the files. */
  static final String FOLDER = "listings";

  ListCaseFile {
    Require.present("a file of listings", "subject", subject);
    cases = Require.nonEmpty("the file of listings", "cases", cases);
  }
}

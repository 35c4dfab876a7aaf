package org.regulake.models.rule;

/** A set of rules that can be printed for people who do not read YAML. */
public interface Printable {

  /** Markdown with a level-two heading; equal rules give equal text. */
  String markdown();
}

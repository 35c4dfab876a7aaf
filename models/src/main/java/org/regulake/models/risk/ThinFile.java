package org.regulake.models.risk;

import org.regulake.models.rule.Label;
import org.regulake.models.rule.Require;

/**
 * The class of entities of which too little is known: fewer than {@code below} sources, no points
 * from stated values in an adverse dimension, no veto.
 *
 * @param feature counts the sources that hold a record of the entity; null counts as none
 */
public record ThinFile(String code, Label label, String feature, int below) {

  public ThinFile {
    Require.present("thin_file", "code", code);
    Require.present("thin_file", "label", label);
    Require.present("thin_file", "feature", feature);
  }
}

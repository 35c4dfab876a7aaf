package org.regulake.pipelines.collect;

import org.regulake.models.code.Folding;
import org.regulake.models.code.Industries;
import org.regulake.models.code.Ratios;

/** The unit of a column, which is known only from all its cells together. */
enum ColumnUnit implements CellRewriter {
  /** A bare 60 is 60 %. */
  PER_CENT("bare numbers are in per cent") {
    @Override
    public String rewrite(String text) {
      return Ratios.bare(text) == null ? text : Folding.fold(text) + "%";
    }
  },
  /** A bare 0.6 is 60 %, and a bare 60 is an error. */
  PARTS_OF_ONE("bare numbers are parts of one, and those above 1 out of range") {
    @Override
    public String rewrite(String text) {
      return text;
    }
  },
  /** Bare numbers are not read. */
  UNKNOWN_RATIO(
      "bare numbers may be in per cent or parts of one, and are not read: give the column's unit in"
          + " delivery.yml, '%' or '1'") {
    @Override
    public String rewrite(String text) {
      return Ratios.bare(text) == null ? text : Folding.fold(text) + " of unknown unit";
    }
  },
  /** 111 was 0111. */
  ZEROS_LOST("codes have lost their leading zeros, which are restored") {
    @Override
    public String rewrite(String text) {
      return isAmbiguous(text) ? "0" + Industries.codeOf(text) : text;
    }
  },
  /** 111 is the group 111; the letter of its section is added. */
  ZEROS_KEPT("codes of three digits are groups") {
    @Override
    public String rewrite(String text) {
      return isAmbiguous(text)
          ? Industries.standard().find(Industries.codeOf(text)).orElseThrow().code()
          : text;
    }
  },
  /** 111 may be either; the section stays unknown. */
  UNKNOWN_ZEROS(
      "codes of three digits may be groups or have lost a leading zero; where both exist the"
          + " section is not known") {
    @Override
    public String rewrite(String text) {
      return text;
    }
  };

  private final String english;

  ColumnUnit(String english) {
    this.english = english;
  }

  /** Description for the ledger of files. */
  String english() {
    return english;
  }

  private static boolean isAmbiguous(String text) {
    return Industries.standard().read(text).state() == Industries.State.AMBIGUOUS;
  }
}

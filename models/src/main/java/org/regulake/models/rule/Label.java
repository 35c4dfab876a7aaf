package org.regulake.models.rule;

import java.io.Serializable;

/**
 * A text in Chinese and in English; both are required, because regulators read the first and
 * engineers the second.
 *
 * @param zh Chinese
 * @param en English
 */
public record Label(String zh, String en) implements Serializable {

  public Label {
    if (zh == null || zh.isBlank() || en == null || en.isBlank()) {
      throw new IllegalArgumentException(
          "a text needs both languages: {zh: …, en: …}; found zh=%s, en=%s".formatted(zh, en));
    }
  }
}

package org.regulake.models.text;

/** Writes texts into HTML and SVG. */
public final class Markup {

  private Markup() {}

  /**
   * The text as content of an element or as a quoted attribute; invisible characters are written as
   * {@link Visible} writes them.
   */
  public static String of(String text) {
    return Visible.of(text)
        .replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }
}

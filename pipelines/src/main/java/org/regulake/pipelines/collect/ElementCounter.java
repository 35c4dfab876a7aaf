package org.regulake.pipelines.collect;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/**
 * Counts the elements in the bytes of an XML document by their local names, independently of its
 * parser. Comments and CDATA sections are skipped.
 */
final class ElementCounter {

  /** Names that are counted; a document has far fewer. */
  private static final int MOST_NAMES = 10_000;

  private static final int LONGEST_NAME = 200;
  private static final String COMMENT = "!--";
  private static final String CDATA = "![CDATA[";

  private final Map<String, Long> countByName = new HashMap<>();
  private final StringBuilder name = new StringBuilder();
  private boolean isInName;
  private String end;
  private int endMatched;

  /** Elements with a local name, in the bytes of the document's own encoding. */
  long count(byte[] localName) {
    return countByName.getOrDefault(new String(localName, StandardCharsets.ISO_8859_1), 0L);
  }

  /** Takes the next bytes of the document. */
  void add(byte[] bytes, int offset, int length) {
    for (int i = offset; i < offset + length; i++) {
      add((char) (bytes[i] & 0xFF));
    }
  }

  private void add(char next) {
    if (end != null) {
      skip(next);
    } else if (next == '<') {
      isInName = true;
      name.setLength(0);
    } else if (isInName) {
      addToName(next);
    }
  }

  /** Skips the inside of a comment or a CDATA section. */
  private void skip(char next) {
    char repeated = end.charAt(0);
    if (next == end.charAt(endMatched)) {
      endMatched++;
    } else if (next != repeated || endMatched < 2) {
      endMatched = next == repeated ? 1 : 0;
    }
    if (endMatched == end.length()) {
      end = null;
    }
  }

  private void addToName(char next) {
    switch (next) {
      case ' ', '>', '/', '\t', '\r', '\n' -> {
        isInName = false;
        String found = name.toString();
        if (!found.isEmpty()
            && (countByName.size() < MOST_NAMES || countByName.containsKey(found))) {
          countByName.merge(found, 1L, Long::sum);
        }
      }
      case ':' -> name.setLength(0);
      default -> {
        if (name.length() < LONGEST_NAME) {
          name.append(next);
        }
        if (name.length() == COMMENT.length() && COMMENT.contentEquals(name)) {
          begin("-->");
        } else if (name.length() == CDATA.length() && CDATA.contentEquals(name)) {
          begin("]]>");
        }
      }
    }
  }

  private void begin(String endOfSection) {
    isInName = false;
    end = endOfSection;
    endMatched = 0;
  }
}

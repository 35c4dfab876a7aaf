package org.regulake.models.name;

import java.util.Arrays;

/**
 * Words with their values, found at the beginning or the end of a part of a text. Both directions
 * are trees by character, so that a search makes no objects: names are read by the million.
 */
final class WordTable<T> {

  /** The words that go on after some characters. */
  private static final class Node<T> {
    private char[] characters = {};
    private Node<T>[] next = nodes(0);
    private T value;

    @SuppressWarnings({"unchecked", "rawtypes"})
    private static <T> Node<T>[] nodes(int count) {
      return new Node[count];
    }

    Node<T> after(char c) {
      int i = Arrays.binarySearch(characters, c);
      return i < 0 ? null : next[i];
    }

    Node<T> added(char c) {
      int i = Arrays.binarySearch(characters, c);
      if (i < 0) {
        int place = -i - 1;
        char[] longer = new char[characters.length + 1];
        Node<T>[] more = nodes(next.length + 1);
        System.arraycopy(characters, 0, longer, 0, place);
        System.arraycopy(next, 0, more, 0, place);
        System.arraycopy(characters, place, longer, place + 1, characters.length - place);
        System.arraycopy(next, place, more, place + 1, next.length - place);
        longer[place] = c;
        more[place] = new Node<>();
        characters = longer;
        next = more;
        i = place;
      }
      return next[i];
    }
  }

  private final Node<T> forward = new Node<>();
  private final Node<T> backward = new Node<>();

  void put(String word, T value) {
    Node<T> node = forward;
    for (int i = 0; i < word.length(); i++) {
      node = node.added(word.charAt(i));
    }
    node.value = value;
    node = backward;
    for (int i = word.length() - 1; i >= 0; i--) {
      node = node.added(word.charAt(i));
    }
    node.value = value;
  }

  /** The value of a word; null when it is none. */
  T get(String word) {
    return get(word, 0, word.length());
  }

  /** The value of the word between two positions; null when it is none. */
  T get(String text, int start, int end) {
    Node<T> node = forward;
    for (int i = start; i < end && node != null; i++) {
      node = node.after(text.charAt(i));
    }
    return node == null ? null : node.value;
  }

  /** Length of the longest word that begins at a position; zero when none does. */
  int lengthAt(String text, int start) {
    int found = 0;
    Node<T> node = forward;
    for (int i = start; i < text.length(); i++) {
      node = node.after(text.charAt(i));
      if (node == null) {
        break;
      }
      found = node.value == null ? found : i + 1 - start;
    }
    return found;
  }

  /** Length of the shortest word that begins at a position and is longer; zero when none is. */
  int longerAt(String text, int start, int length) {
    Node<T> node = forward;
    for (int i = start; i < text.length(); i++) {
      node = node.after(text.charAt(i));
      if (node == null) {
        break;
      }
      if (node.value != null && i + 1 - start > length) {
        return i + 1 - start;
      }
    }
    return 0;
  }

  /** Length of the longest word that ends before a position; zero when none does. */
  int lengthBefore(String text, int end) {
    return shorterBefore(text, end, Integer.MAX_VALUE);
  }

  /** Length of the longest word that ends before a position and is shorter; zero when none is. */
  int shorterBefore(String text, int end, int length) {
    int found = 0;
    Node<T> node = backward;
    for (int i = end - 1; i >= 0 && end - i < length; i--) {
      node = node.after(text.charAt(i));
      if (node == null) {
        break;
      }
      found = node.value == null ? found : end - i;
    }
    return found;
  }
}

package org.regulake.models.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.apache.spark.unsafe.types.UTF8String;
import org.junit.jupiter.api.Test;

class TextIndexTest {

  @Test
  void texts_are_numbered_in_the_order_of_their_arrival() {
    TextIndex index = new TextIndex();
    assertThat(List.of("b", "a", "b", "", "a", "ab", "").stream().map(text -> number(index, text)))
        .containsExactly(0, 1, 0, 2, 1, 3, 2);
    assertThat(index.size()).isEqualTo(4);
    assertThat(text(index, 0)).isEqualTo("b");
    assertThat(text(index, 2)).isEmpty();
  }

  @Test
  void a_text_is_read_from_the_middle_of_an_array() {
    TextIndex index = new TextIndex();
    byte[] texts = "xabcabcy".getBytes(StandardCharsets.UTF_8);
    assertThat(index.number(texts, 1, 4)).isZero();
    assertThat(index.number(texts, 4, 7)).isZero();
    assertThat(index.number(texts, 4, 8)).isEqualTo(1);
    assertThat(text(index, 1)).isEqualTo("abcy");
  }

  @Test
  void half_a_million_random_texts_are_numbered_as_a_map_numbers_them() {
    assertThatNumbersAreThoseOfAMap(new TextIndex(), new Random(64), 500_000, 300_000);
  }

  @Test
  void texts_with_the_same_hash_are_distinguished() {
    assertThatNumbersAreThoseOfAMap(
        new TextIndex((text, from, to) -> -1), new Random(1), 3_000, 1_000);
    assertThatNumbersAreThoseOfAMap(
        new TextIndex((text, from, to) -> to - from), new Random(2), 5_000, 1_500);
  }

  @Test
  void order_is_that_of_the_bytes_without_sign() {
    TextIndex index = new TextIndex();
    List<String> ascending = List.of("", "A", "AB", "B", "a", "湖", "\uFFFD", "𠀀");
    ascending.forEach(text -> number(index, text));
    for (int left = 0; left < ascending.size(); left++) {
      for (int right = 0; right < ascending.size(); right++) {
        assertThat(Integer.signum(index.compare(left, right)))
            .isEqualTo(Integer.compare(left, right));
      }
    }
  }

  @Test
  void all_texts_are_sorted_by_their_bytes_however_long_their_common_prefix_is() {
    TextIndex index = new TextIndex();
    Random random = new Random(7);
    List<String> texts =
        new ArrayList<>(
            List.of(
                "",
                "\0",
                "\0\0",
                "\0\0\0\0",
                "a",
                "a\0",
                "ab",
                "abc",
                "abc\0",
                "abcd",
                "湖",
                "\uFFFD",
                "𠀀"));
    for (int draw = 0; draw < 20_000; draw++) {
      texts.add("X".repeat(random.nextInt(12)) + Integer.toString(random.nextInt(5_000), 3));
    }
    texts.addAll(List.of("Y".repeat(2_000) + "b", "Y".repeat(2_000) + "a", "Y".repeat(2_000)));
    texts.forEach(text -> number(index, text));
    int[] expected =
        IntStream.range(0, index.size())
            .boxed()
            .sorted(index::compare)
            .mapToInt(number -> number)
            .toArray();
    assertThat(index.inOrder()).isEqualTo(expected);
    assertThat(new TextIndex().inOrder()).isEmpty();
  }

  @Test
  void a_text_may_fill_a_page_and_no_more() {
    TextIndex index = new TextIndex();
    byte[] page = new byte[1 << 22];
    assertThat(index.number(page, 0, page.length)).isZero();
    assertThat(number(index, "a")).isEqualTo(1);
    assertThat(index.number(page, 0, page.length)).isZero();
    assertThat(index.length(0)).isEqualTo(page.length);
    assertThatThrownBy(() -> index.number(new byte[page.length + 1], 0, page.length + 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("4,194,305 bytes")
        .hasMessageContaining("shorter");
  }

  private static void assertThatNumbersAreThoseOfAMap(
      TextIndex index, Random random, int draws, int bound) {
    Map<String, Integer> numbers = new HashMap<>();
    for (int draw = 0; draw < draws; draw++) {
      String text = Integer.toString(random.nextInt(bound), 36).repeat(1 + draw % 2);
      int expected = numbers.merge(text, numbers.size(), (known, next) -> known);
      assertThat(number(index, text)).isEqualTo(expected);
    }
    assertThat(index.size()).isEqualTo(numbers.size());
    numbers.forEach((text, number) -> assertThat(text(index, number)).isEqualTo(text));
  }

  private static int number(TextIndex index, String text) {
    return index.number(UTF8String.fromString(text));
  }

  private static String text(TextIndex index, int number) {
    return index.text(number).toString();
  }
}

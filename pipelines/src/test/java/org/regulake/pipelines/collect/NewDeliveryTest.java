package org.regulake.pipelines.collect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.regulake.pipelines.delivery.MessageKind;

/** Deliveries that Regulake lands itself: whole, or not at all. */
class NewDeliveryTest {

  private static final String ROWS = "rows.jsonl";

  @TempDir private Path folder;

  private NewDelivery begun(String id) throws IOException {
    NewDelivery delivery =
        new NewDelivery(new Configuration(), folder.toString(), "penalty", "penalties", id);
    try (OutputStream out = delivery.file(ROWS)) {
      out.write('{');
      out.write("}\n".getBytes());
    }
    return delivery;
  }

  private static String land(NewDelivery delivery) {
    return delivery.land(
        "2025-01-06-penalties-1",
        new Manifest(
            "penalty",
            null,
            1L,
            MessageKind.FULL,
            "2025-01-06",
            "2025-01-06",
            null,
            null,
            List.of(new Manifest.File(ROWS, 1L, null)),
            null),
        "units: {fine: 元}\n");
  }

  private List<String> visible() throws IOException {
    try (Stream<Path> entries = Files.list(folder.resolve("penalty"))) {
      return entries
          .map(entry -> entry.getFileName().toString())
          .filter(name -> !name.startsWith("."))
          .toList();
    }
  }

  @Test
  void a_delivery_is_seen_when_it_is_whole() throws IOException {
    try (NewDelivery delivery = begun("one")) {
      assertThat(visible()).isEmpty();
      assertThat(land(delivery)).isEqualTo("penalty/2025-01-06-penalties-1");
    }
    Path landed = folder.resolve("penalty/2025-01-06-penalties-1");
    assertThat(landed.resolve(ROWS)).hasContent("{}\n");
    assertThat(landed.resolve("manifest.json"))
        .content()
        .contains("\"kind\" : \"full\"")
        .doesNotContain("null");
    assertThat(landed.resolve("delivery.yml")).hasContent("units: {fine: 元}\n");
  }

  @Test
  void a_delivery_that_is_not_landed_leaves_nothing() throws IOException {
    begun("one").close();
    assertThat(folder.resolve("penalty")).isEmptyDirectory();
  }

  @Test
  void of_two_processes_with_one_title_the_later_one_lands() throws IOException {
    try (NewDelivery first = begun("one");
        NewDelivery second = begun("two")) {
      assertThatThrownBy(() -> land(first))
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("another process");
      land(second);
    }
    assertThat(visible()).containsExactly("2025-01-06-penalties-1");
    assertThat(folder.resolve("penalty/2025-01-06-penalties-1").resolve(ROWS)).hasContent("{}\n");
  }

  @Test
  void a_delivery_never_takes_the_place_of_another_one() throws IOException {
    try (NewDelivery first = begun("one")) {
      land(first);
    }
    try (NewDelivery second = begun("two")) {
      assertThatThrownBy(() -> land(second)).isInstanceOf(IllegalStateException.class);
    }
    assertThat(visible()).containsExactly("2025-01-06-penalties-1");
  }
}

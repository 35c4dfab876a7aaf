package org.regulake.pipelines.drill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TwoDaysTest {

  @TempDir private Path folder;

  private void land(String delivery) throws IOException {
    Path file = folder.resolve("theirs").resolve(delivery).resolve("all.csv");
    Files.createDirectories(file.getParent());
    Files.writeString(file, "decision_id\n");
  }

  @Test
  void the_later_day_is_the_latest_that_a_delivery_describes() throws IOException {
    land("penalty/2025-01-31-full");
    land("penalty/2025-03-31-incremental");
    land("judgment/2025-02-28-incremental");

    TwoDays days =
        TwoDays.of(
            folder.resolve("theirs"),
            folder.resolve("drill"),
            Instant.parse("2026-01-01T00:00:00Z"));

    assertThat(days.dayBefore()).isEqualTo(LocalDate.parse("2025-02-28"));
    assertThat(days.day()).isEqualTo(LocalDate.parse("2025-03-31"));
    assertThat(days.before().resolve("judgment/2025-02-28-incremental/all.csv")).exists();
    assertThat(days.before().resolve("penalty/2025-03-31-incremental")).doesNotExist();
    assertThat(days.whole().resolve("penalty/2025-03-31-incremental/all.csv")).exists();
  }

  @Test
  void deliveries_of_one_day_are_too_few() throws IOException {
    land("penalty/2025-01-31-full");

    assertThatThrownBy(
            () ->
                TwoDays.of(
                    folder.resolve("theirs"),
                    folder.resolve("drill"),
                    Instant.parse("2026-01-01T00:00:00Z")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("needs two days");
  }
}

package org.regulake.models.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class LocalMomentTest {

  @Test
  void a_moment_is_shown_in_chinese_time_with_its_offset() {
    assertThat(LocalMoment.of(Instant.parse("2025-03-31T02:00:00.123Z")))
        .isEqualTo("2025-03-31T10:00:00+08:00");
    assertThat(LocalMoment.of("2025-03-31T16:00:00Z")).isEqualTo("2025-04-01T00:00:00+08:00");
  }
}

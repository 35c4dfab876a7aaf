package org.regulake.pipelines.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.regulake.pipelines.identity.PersonKey;
import org.regulake.pipelines.lakehouse.LakeFiles;
import org.regulake.pipelines.lakehouse.LakehouseConfig;
import org.regulake.pipelines.lakehouse.RunLedger;
import org.regulake.pipelines.lakehouse.RunRecord;

class KeyPrintTest {

  private static final PersonKey KEY =
      PersonKey.ofHex("00112233445566778899aabbccddeeff", "the test");
  private static final PersonKey OTHER =
      PersonKey.ofHex("ff112233445566778899aabbccddeeff", "the test");
  private static final RunLedger.State EMPTY_LEDGER = ledger(null);

  @TempDir private Path folder;
  private LakeFiles files;

  @BeforeEach
  void lake() {
    files = new LakeFiles(new Configuration(), folder.toString());
  }

  private static RunLedger.State ledger(PersonKey key) {
    RunRecord run =
        key == null
            ? null
            : new RunRecord(
                "r1",
                RunRecord.DONE,
                "2025-01-01T00:00:00Z",
                null,
                "",
                "",
                "",
                key.fingerprint(),
                "",
                null,
                null);
    return new RunLedger.State(run, Map.of(), List.of(), Map.of());
  }

  @Test
  void a_new_lake_takes_the_first_key_and_keeps_it() {
    KeyPrint.require(files, EMPTY_LEDGER, KEY);
    assertThat(KeyPrint.of(files)).contains(KEY.fingerprint());
    assertThatCode(() -> KeyPrint.require(files, ledger(KEY), KEY)).doesNotThrowAnyException();
  }

  @Test
  void another_key_is_refused_even_when_the_ledger_is_lost() {
    KeyPrint.require(files, EMPTY_LEDGER, KEY);
    assertThatThrownBy(() -> KeyPrint.require(files, EMPTY_LEDGER, OTHER))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining(KEY.fingerprint())
        .hasMessageContaining(OTHER.fingerprint())
        .hasMessageContaining("nothing was written");
    assertThat(KeyPrint.of(files)).contains(KEY.fingerprint());
  }

  @Test
  void an_older_lake_has_its_print_in_the_ledger() {
    assertThatThrownBy(() -> KeyPrint.require(files, ledger(KEY), OTHER))
        .isInstanceOf(IllegalStateException.class);
    assertThat(KeyPrint.of(files)).isEmpty();
    KeyPrint.require(files, ledger(KEY), KEY);
    assertThat(KeyPrint.of(files)).contains(KEY.fingerprint());
  }

  @Test
  void a_lake_that_has_lost_its_key_does_not_generate_another_one() throws IOException {
    Config config =
        new Config(LakehouseConfig.in(folder.toString()), "landing", null, null, null, null, null);
    PersonKey own = ConfigOptions.personKey(config);
    KeyPrint.require(files, EMPTY_LEDGER, own);
    Files.delete(folder.resolve("person.key"));
    assertThatThrownBy(() -> ConfigOptions.personKey(config))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("restore it");
    assertThat(folder.resolve("person.key")).doesNotExist();
  }
}

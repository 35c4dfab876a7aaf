package org.regulake.models.inventory;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import org.regulake.models.inventory.Inventory.Champion;
import org.regulake.models.rule.RuleFiles;
import org.regulake.models.scorecard.Scorecard;

/** A second model for tests: the packaged scorecard under another id, with other classes. */
public final class OtherCard {

  public static final String ID = "other";

  private OtherCard() {}

  /** The packaged scorecard as champion, with this one. */
  public static RiskModels withChampion() {
    Scorecard champion = Scorecard.load("supervision");
    return new RiskModels(
        List.of(champion, load()),
        List.of(new Champion(LocalDate.of(2014, 10, 1), champion.id(), "the test")));
  }

  private static Scorecard load() {
    try (InputStream in = RuleFiles.open("scorecards/supervision.yml")) {
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      return Scorecard.load(
          new ByteArrayInputStream(
              text.replace("id: supervision", "id: " + ID)
                  .replace("code: A,", "code: I,")
                  .replace("code: T", "code: U")
                  .getBytes(StandardCharsets.UTF_8)));
    } catch (IOException cause) {
      throw new UncheckedIOException(cause);
    }
  }
}

package org.regulake.pipelines.score;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.regulake.models.inventory.RiskModels;
import org.regulake.models.rule.RuleFiles;
import org.regulake.models.scorecard.Scorecard;

/** A second model for tests: the packaged scorecard under another id, with other classes. */
public final class OtherCard {

  public static final String ID = "other";

  private OtherCard() {}

  /** The packaged scorecard as champion, and this one. */
  public static RiskModels beside() {
    return RiskModels.of(Scorecard.load("supervision"), load());
  }

  private static Scorecard load() {
    try (InputStream in = RuleFiles.open("scorecards/supervision.yml")) {
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      return Scorecard.load(new ByteArrayInputStream(text.replace("id: supervision", "id: " + ID).replace("code: A,", "code: I,")
          .replace("code: T", "code: U").getBytes(StandardCharsets.UTF_8)));
    } catch (IOException cause) {
      throw new UncheckedIOException(cause);
    }
  }
}

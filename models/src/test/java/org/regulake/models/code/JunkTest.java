package org.regulake.models.code;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;

class JunkTest {

  @Test
  void no_reader_throws_on_any_text_and_every_reader_answers() {
    Junk.texts()
        .forEach(
            text ->
                assertThatCode(
                        () -> {
                          assertThat(CreditCode.fault(text)).isNotNull();
                          assertThat(CreditCode.state(text, true, true)).isNotNull();
                          assertThat(OrganisationCode.isValid(text)).isIn(true, false);
                          assertThat(RegistrationNumber.isValid(text)).isIn(true, false);
                          assertThat(Identifiers.recognise(text).value()).isNotNull();
                          Identifiers.organisationCodeOf(text);
                          assertThat(Regions.standard().find(text)).isNotNull();
                          assertThat(Regions.standard().fullName(text)).isNotNull();
                          assertThat(Regions.standard().at(text, 201607)).isNotNull();
                          assertThat(Regions.standard().province(text)).isNotNull();
                          assertThat(Regions.standard().findProvinceByName(text)).isNotNull();
                          assertThat(Regions.standard().find(Regions.sixDigitsOf(text)))
                              .isNotNull();
                          assertThat(Regions.standard().findPlaceByName(null, text)).isNotNull();
                          assertThat(Regions.standard().findPlaceByName(text, text)).isNotNull();
                          assertThat(Identifiers.recognise(text).isValid()).isIn(true, false);
                          assertThat(Identifiers.divisionOf(text))
                              .satisfies(
                                  six -> assertThat(six == null || six.length() == 6).isTrue());
                          assertThat(Industries.standard().read(text).state()).isNotNull();
                          Industries.codeOf(text);
                          assertThat(Counts.read(text).state()).isNotNull();
                          Ratios.bare(text);
                          assertThat(Folding.key(text) == null).isEqualTo(text == null);
                          assertThat(Industries.standard().section(text)).isNotNull();
                          assertThat(Capital.read(text, BigDecimal.TEN).state()).isNotNull();
                          assertThat(Amounts.read(text, null).state()).isNotNull();
                          assertThat(Ratios.read(text, true).state()).isNotNull();
                          assertThat(Dates.read(text).fault()).isNotNull();
                          assertThat(EnterpriseTypes.read(text)).isNotNull();
                        })
                    .as("text '%s'", text)
                    .doesNotThrowAnyException());
  }

  @Test
  void a_value_is_present_exactly_when_it_was_read() {
    Junk.texts()
        .forEach(
            text -> {
              Capital capital = Capital.read(text, BigDecimal.ONE);
              boolean hasAmount =
                  capital.state() == Capital.State.READ
                      || capital.state() == Capital.State.NEGATIVE;
              assertThat(capital.amount() != null).as("amount of '%s'", text).isEqualTo(hasAmount);
              assertThat(capital.currency() != null)
                  .as("currency of '%s'", text)
                  .isEqualTo(hasAmount);
              Dates.ParsedDate date = Dates.read(text);
              assertThat(date.date() != null).as("date of '%s'", text).isEqualTo(date.isRead());
              Ratios.Ratio ratio = Ratios.read(text);
              assertThat(Amounts.isBare(text))
                  .as("bareness of '%s'", text)
                  .isEqualTo(Capital.read(text, null).amount() == null && capital.amount() != null);
              assertThat(ratio.value() != null)
                  .as("ratio of '%s'", text)
                  .isEqualTo(ratio.state() == Ratios.State.READ);
            });
  }
}

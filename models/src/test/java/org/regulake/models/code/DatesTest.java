package org.regulake.models.code;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.regulake.models.code.Dates.Fault;
import org.regulake.models.code.Dates.ParsedDate;
import org.regulake.models.code.Dates.Precision;
import org.regulake.models.testing.SharedData;

class DatesTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2016-02-03",
        "2016/2/3",
        "2016/02/03",
        "2016-2-3",
        "20160203",
        "2016年2月3日",
        "2016年02月03日",
        "2016年2月3号",
        "2016 年 2 月 3 日",
        "2016.02.03",
        "2016.2.3",
        " 2016-02-03 ",
        "２０１６年２月３日",
        "2016-02-03T10:00:00+08:00",
        "2016-02-03 00:00:00",
        "2016-02-03 00:00:00.0",
        "2016-02-03T10:00",
        "2016-02-03 9:05",
        "2016/2/3 10:00:00",
        "二〇一六年二月三日",
        "二零一六年二月三日",
        "二○一六年二月三日",
        "20160203100000",
        "20160203T10:00:00",
        "2016年2月3日 10:00:00",
        "2016年2月3日10:00",
        "2016-02-03T23:59:59.999+0800",
        "2016-02-02T16:00:00Z",
        "2016-02-02T16:00:00.000Z",
        "2016-02-03T15:59:59Z",
        "2016-02-02T23:00:00-09:00"
      })
  void a_day_is_read_in_every_spelling_and_an_instant_as_the_day_in_China(String text) {
    assertThat(Dates.read(text))
        .isEqualTo(new ParsedDate(LocalDate.of(2016, 2, 3), Precision.DAY, Fault.NONE));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"2015年08月", "2015年8月", "2015-08", "2015/8", "2015.08", "201508", "二〇一五年八月"})
  void a_month_is_its_first_day(String text) {
    assertThat(Dates.read(text))
        .isEqualTo(new ParsedDate(LocalDate.of(2015, 8, 1), Precision.MONTH, Fault.NONE));
  }

  @ParameterizedTest
  @ValueSource(strings = {"2012", "2012年", "二〇一二年"})
  void a_year_is_its_first_day(String text) {
    assertThat(Dates.read(text))
        .isEqualTo(new ParsedDate(LocalDate.of(2012, 1, 1), Precision.YEAR, Fault.NONE));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "二〇一六年二月三十日",
        "2016-02-30",
        "2015-02-29",
        "1900-02-29",
        "20160230",
        "2016年13月",
        "2016-13-01",
        "2016-00-01",
        "2016-01-00",
        "2016-04-31",
        "1899-12-31",
        "2101-01-01",
        "0001-01-01",
        "2999-05-07",
        "3000-01-01",
        "2999-02-30",
        "9999-13-01",
        "2099-12-32",
        "0216",
        "2016-02-03 25:00:00",
        "20160203256060"
      })
  void a_day_in_no_calendar_is_impossible(String text) {
    assertThat(Dates.read(text)).isEqualTo(new ParsedDate(null, null, Fault.IMPOSSIBLE));
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(
      strings = {
        "",
        " ",
        "N/A",
        "无",
        "---",
        "\\N",
        "NaT",
        "9999-12-31",
        "99991231",
        "9999年12月31日",
        "9999-12-31 00:00:00",
        "9999-12-30",
        "9999-12-31T00:00:00",
        "9999-12-31T23:59:59+08:00",
        "9999-12-31T16:00:00Z",
        "9999-12-30T16:00:00Z",
        "9999-01-01",
        "9999/12/31",
        "99991231235959",
        "9999",
        "2999-12-31",
        "2999-12-30",
        "2999/12/31",
        "20991231",
        "2099/12/31",
        "2099-12-30T16:00:00Z",
        "2199-12-31",
        "0000-00-00",
        "长期",
        "无固定期限",
        "至今",
        "迄今",
        "永久",
        "长期有效",
        "\u00A0至今\t"
      })
  void nothing_and_an_open_end_are_not_stated(String text) {
    assertThat(Dates.read(text)).isEqualTo(new ParsedDate(null, null, Fault.NOT_STATED));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "42403",
        "42403.5",
        "03/02/2016",
        "3 Feb 2016",
        "16-02-03",
        "2012.0",
        "2016-02/03",
        "2016-02-03x",
        "2016-02-03T",
        "2016-02-0310:00",
        "1454457600000",
        "2016-02-031",
        "2016年2",
        "2016年2月3",
        "2016-02-03 10",
        "160203",
        "今年",
        "########",
        "2016-02-03 10:00:00 CST",
        "2016-02-03至2017-02-02",
        "-2016-02-03",
        "二〇一六",
        "一六年二月三日",
        "二〇一六年二月三",
        "二〇一六年年",
        "二〇一六年百月"
      })
  void other_text_is_unreadable(String text) {
    assertThat(Dates.read(text)).isEqualTo(new ParsedDate(null, null, Fault.UNREADABLE));
  }

  @Test
  void leap_days_and_the_bounds_are_read() {
    assertThat(Dates.read("2016-02-29").isRead()).isTrue();
    assertThat(Dates.read("2000-02-29").isRead()).isTrue();
    assertThat(Dates.read("1900-01-01").isRead()).isTrue();
    assertThat(Dates.read("2100-12-31").isRead()).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "1988-07-31T15:00:00Z, 1988-08-01",
    "1988-07-31T14:59:59Z, 1988-07-31",
    "1988-07-31T23:00:00+08:00, 1988-08-01",
    "1988-08-01T00:00:00+09:00, 1988-08-01",
    "1988-08-01T00:00:00+08:00, 1988-08-01",
    "1988-08-01, 1988-08-01",
    "1988-08-01 00:00:00, 1988-08-01",
    "1988-01-31T15:00:00Z, 1988-01-31",
    "1988-01-31T16:00:00Z, 1988-02-01",
    "1985-07-31T15:00:00Z, 1985-07-31",
    "1992-07-31T15:00:00Z, 1992-07-31",
    "1991-07-31T15:00:00.000Z, 1991-08-01",
    "2016-02-29T16:00:00Z, 2016-03-01",
    "2015-12-31T16:00:00Z, 2016-01-01"
  })
  void an_instant_is_its_day_by_the_clocks_of_china(String text, LocalDate day) {
    assertThat(Dates.read(text)).isEqualTo(new ParsedDate(day, Precision.DAY, Fault.NONE));
  }

  @Test
  void every_local_midnight_is_read_as_its_day_also_in_summer_time() {
    ZoneId china = ZoneId.of("Asia/Shanghai");
    for (LocalDate day = LocalDate.of(1985, 1, 1); day.getYear() < 1993; day = day.plusDays(1)) {
      Instant midnight = day.atStartOfDay(china).toInstant();
      assertThat(Dates.read(midnight.toString()).date()).isEqualTo(day);
      assertThat(Dates.read(midnight.atOffset(ZoneOffset.ofHours(8)).toString()).date())
          .isEqualTo(day);
      assertThat(Dates.read(midnight.minusSeconds(1).toString()).date())
          .isEqualTo(day.minusDays(1));
    }
  }

  @Test
  void every_date_of_a_century_is_read_in_four_spellings() {
    for (LocalDate date = LocalDate.of(1950, 1, 1);
        date.getYear() < 2050;
        date = date.plusDays(1)) {
      assertThat(Dates.read(date.toString()).date()).isEqualTo(date);
      assertThat(Dates.read(date.toString().replace("-", "")).date()).isEqualTo(date);
      assertThat(Dates.read(date.toString().replace('-', '/')).date()).isEqualTo(date);
      assertThat(
              Dates.read(
                      date.getYear()
                          + "年"
                          + date.getMonthValue()
                          + "月"
                          + date.getDayOfMonth()
                          + "日")
                  .date())
          .isEqualTo(date);
    }
  }

  @Test
  void every_date_in_real_records_is_read() {
    SharedData.register()
        .forEach(
            row ->
                assertThat(Dates.read(row.get(2)).precision())
                    .as(row.get(2))
                    .isEqualTo(Precision.DAY));
    for (List<String> row : SharedData.rows("exit-risk/lawsuit.csv.gz")) {
      row.stream()
          .filter(cell -> cell.endsWith("月"))
          .forEach(cell -> assertThat(Dates.read(cell).precision()).isEqualTo(Precision.MONTH));
    }
  }
}

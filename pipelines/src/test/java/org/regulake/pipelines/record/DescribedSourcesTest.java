package org.regulake.pipelines.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.regulake.pipelines.record.RecordedLanding.rows;
import static org.regulake.pipelines.record.RecordedLanding.values;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.regulake.models.testing.SparkExtension;
import org.regulake.pipelines.delivery.DeliveredFile;
import org.regulake.pipelines.source.Sources;

/** Files with the headers that authorities use, landed without a description of their own. */
@ExtendWith(SparkExtension.class)
class DescribedSourcesTest {

  private static RecordedLanding landing;
  private static RecordReport report;
  private static Map<String, List<Row>> tables;

  @BeforeAll
  static void record(SparkSession spark, @TempDir Path folder) {
    landing = new RecordedLanding(spark, folder);
    landing.deliver(
        "registration",
        "2025-01-01-register",
        "",
        RecordedLanding.REGISTER,
        "A,杭州甲有限公司,存续,2010-01-01",
        "B,杭州乙有限公司,存续,2011-01-01");
    licences();
    penalties();
    lists();
    others();
    report = landing.run();
    tables = landing.tables();
  }

  private static void licences() {
    landing.deliver(
        "licence",
        "2025-02-01-edition-2016",
        "",
        "XK_WSH,XK_XMMC,XK_SPLB,XK_NR,XK_XDR,XK_XDR_SHXYM,XK_XDR_ZDM,XK_XDR_GSDJ,XK_XDR_SWDJ,XK_XDR_SFZ,XK_FR,XK_JDRQ,XK_JZQ,XK_XZJG,XK_ZT,DFBM,SJC,BZ",
        "许1,食品经营,普通,餐饮,杭州甲有限公司,A,,,,,张三,2024/05/06,2099/12/31,杭州市局,0,330100,2024-05-07,");
    landing.deliver(
        "licence",
        "2025-02-01-edition-2018",
        "",
        "行政相对人名称,行政相对人类别,行政相对人代码＿1（统一社会信用代码）,行政相对人代码_2(工商注册号),行政相对人代码_3 （组织机构代码）,"
            + "行政相对人代码_4(税务登记号),法定代表人：,证件类型,证件号码,行政许可决定文书名称,行政许可决定文书号,许可类别,许可证书名称,许可编号,"
            + "许可内容,许可决定日期,有效期自,有效期至,许可机关,当前状态,数据来源单位,备注",
        "杭州乙有限公司,法人及非法人组织,,B,,,李四,,,准予许可决定书,许2,核准,许可证,Z2,生产,2024/06/01,2024/06/01,2027/05/31,杭州市局,1,局,",
        "王五,自然人,,,,,,身份证,110105194912310021,准予许可决定书,许3,登记,,,驾驶,2024/06/02,,,杭州市局,1,局,");
  }

  private static void penalties() {
    landing.deliver(
        "penalty",
        "2025-02-01-national",
        "",
        "CF_WSH,CF_CFJG,CF_XDR_SHXYM,CF_XDR_MC,CF_JDRQ,CF_CFLB,CF_NR_FK",
        "罚1,局,A,杭州甲有限公司,2024/03/01,罚款,1.500000");
    landing.deliver(
        "penalty",
        "2025-02-01-site",
        "",
        "PENDECNO,PENAUTH_CN,UNISCID,ENTNAME,PENDECISSDATE,PENTYPE,罚款金额（万元）",
        "罚2,局,B,杭州乙有限公司,2024-03-02,罚款,2",
        "罚3,局,B,杭州乙有限公司,2024-03-03,罚款,300元");
  }

  private static void lists() {
    landing.deliver(
        "serious_dishonest_listing",
        "2025-02-01-site",
        "",
        "PRIPID,ENTNAME,REGNO,UNISCID,LEREP,serILLRea_CN,ABNTIME,DECORG_CN,REMEXCPRES_CN,REMDATE,REDECORG_CN",
        "7,杭州甲有限公司,A,,赵六,虚假出资,2023-01-02,杭州市局,期满,2024-01-02,杭州市局");
    landing.deliver(
        "abnormal_listing",
        "2025-02-01-site",
        "",
        "BUSEXCLIST,PRIPID,ENTNAME,REGNO,UNISCID,LEREP,SPECAUSE,SPECAUSE_CN,ABNTIME,DECORG_CN,REMEXCPRES_CN,REMDATE,REDECORG_CN",
        "1,7,杭州乙有限公司,,B,,4,通过登记的住所或者经营场所无法联系的,2023-05-06,杭州市局,,,");
  }

  private static void others() {
    landing.deliver(
        "complaint",
        "2025-02-01-month",
        "",
        "工单编号,统一社会信用代码,企业名称,诉求类型,登记日期,问题类别,争议金额,处理结果,投诉人",
        "诉1,A,杭州甲有限公司,投诉,2025-01-03,质量,1200元,调解成功,孙七");
    landing.deliver(
        "inspection",
        "2025-02-01-month",
        "",
        "检查编号,统一社会信用代码,检查类型,检查日期,产品名称,检查结果",
        "检1,A,双随机抽查,2025-01-04,,未发现问题",
        "检2,A,产品质量监督抽查,2025-01-05,奶粉,不合格",
        "检3,B,安全检查,2025-01-06,,发现问题已责令改正");
    landing.deliver(
        "pledge",
        "2025-02-01-month",
        "",
        "EQUITYNO,UNISCID,ENTNAME,PLEDGOR,出质人类型,出质人证件号码,IMPORG,出质股权数额（万元）,EQUPLEDATE,STATE",
        "质1,A,杭州甲有限公司,钱八,自然人,110105194912310021,银行,100,2024-10-01,1");
    landing.deliver(
        "macro_series",
        "2025-02-01-month",
        "",
        "指标代码,指标名称,行政区划代码,统计期,计量单位,数值,发布日期",
        "CPI,居民消费价格指数,330000,2025-01,上年同月=100,99.9,2025-02-09",
        "CPI,居民消费价格指数,,2025-01,上年同月=100,\"－0.5\",2025-02-09",
        "CPI,居民消费价格指数,,没有日期,上年同月=100,1,2025-02-09");
    landing.deliver(
        "macro_series",
        "2025-03-01-revision",
        "",
        "指标代码,指标名称,行政区划代码,统计期,计量单位,数值,发布日期",
        "CPI,居民消费价格指数,330000,2025-01,上年同月=100,100.1,2025-02-28");
    landing.deliver(
        "credit_repair",
        "2025-02-01-platform",
        "",
        "id,zzjgdm,qymc,gszch,tyshxydm,jbrxm,lxdh,sfzhm,xfzt,create_date,xfbz,status,生效日期,处罚决定书文号",
        "修1,,杭州甲有限公司,A,,周九,0571-1,110105194912310021,处罚修复,2025-01-05,,1,2025-01-20,罚1");
  }

  @Test
  void every_row_of_every_source_is_recorded_or_in_quarantine_with_its_reason() {
    assertThat(landing.lake().read(DeliveredFile.TABLE).where("state <> 'collected'").isEmpty())
        .isTrue();
    report.hops().forEach(hop -> assertThat(hop.balanced()).isEqualTo(hop));
    assertThat(values(rows(tables, "quarantine.record"), "source", "reason_code", "column_name"))
        .containsExactly("macro_series date_unreadable period");
    assertThat(rows(tables, "quarantine.cell")).isEmpty();
  }

  @Test
  void code_2_is_the_organisation_code_in_one_edition_and_the_registration_number_in_the_next() {
    assertThat(
            values(
                rows(tables, "silver.licence", "holder_kind=enterprise"),
                "decision_id",
                "registration_number",
                "licence_type",
                "valid_to_date",
                "state"))
        .containsExactly("许2 B approval 2027-05-31 in_force");
  }

  @Test
  void a_licence_of_a_natural_person_is_kept_under_a_keyed_hash() {
    Row person = rows(tables, "silver.licence", "holder_kind=person").get(0);
    assertThat(person.<String>getAs("entity_id")).startsWith("P");
    assertThat(landing.lake().read(Sources.named("licence").orElseThrow().bronze()).collectAsList())
        .noneMatch(row -> row.toString().contains("王五") || row.toString().contains("1105194912"));
  }

  @Test
  void a_unit_in_the_header_or_known_of_the_header_applies_to_bare_numbers() {
    assertThat(values(rows(tables, "silver.penalty"), "decision_id", "fine_yuan"))
        .containsExactly("罚1 15000.00", "罚2 20000.00", "罚3 300.00");
    assertThat(values(rows(tables, "silver.pledge"), "pledge_id", "pledged_yuan", "state"))
        .containsExactly("质1 1000000.00 in_force");
    assertThat(
            values(
                landing
                    .lake()
                    .read(DeliveredFile.TABLE)
                    .where("detail IS NOT NULL")
                    .collectAsList(),
                "delivery_id",
                "detail"))
        .containsExactly(
            "penalty/2025-02-01-national fine: the header states 万元",
            "penalty/2025-02-01-site fine: the header states 万元",
            "pledge/2025-02-01-month amount: the header states 万元");
  }

  @Test
  void the_names_of_the_national_publicity_system_are_understood() {
    assertThat(
            values(
                rows(tables, "silver.serious_dishonest_listing"),
                "reason",
                "listed_date",
                "valid_to"))
        .containsExactly("虚假出资 2023-01-02 2024-01-02");
    assertThat(values(rows(tables, "silver.abnormal_listing"), "ground", "removed_date"))
        .containsExactly("unreachable null");
  }

  @Test
  void the_first_phrase_of_a_result_decides() {
    assertThat(values(rows(tables, "silver.inspection"), "inspection_id", "kind", "result"))
        .containsExactly("检1 random passed", "检2 product_quality failed", "检3 work_safety failed");
  }

  @Test
  void a_series_is_about_no_enterprise_and_keeps_what_was_known_before_its_revision() {
    assertThat(
            values(
                rows(tables, "silver.macro_series"), "series_id", "region_code", "period", "value"))
        .containsExactly("CPI 330000 2025-01 100.10000000", "CPI null 2025-01 -0.50000000");
    assertThat(tables.get("silver.macro_series"))
        .anyMatch(row -> row.<Object>getAs("value").toString().equals("99.90000000"));
  }

  @Test
  void an_applicant_of_a_repair_is_not_kept() {
    assertThat(
            values(
                rows(tables, "silver.credit_repair"),
                "application_id",
                "record_number",
                "state",
                "effective_date"))
        .containsExactly("修1 罚1 granted 2025-01-20");
  }

  @Test
  void a_source_that_was_never_delivered_has_no_table() {
    assertThat(landing.lake().exists(Sources.named("tender").orElseThrow().silver())).isFalse();
    assertThat(tables.get("silver.tender")).isEmpty();
  }
}

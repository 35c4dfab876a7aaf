package org.regulake.pipelines.synthetic;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The generated sources: columns in English and Chinese, keys, file format, and the rows of an
 * enterprise as known on a day.
 */
enum LandedSource {
  REGISTRATION(
      Format.CSV_GB18030,
      1,
      "credit_code 统一社会信用代码,registration_number 注册号,organisation_code 组织机构代码,enterprise_name"
          + " 企业名称,enterprise_type 企业类型,legal_representative_name 法定代表人,legal_representative_number"
          + " 法定代表人证件号码,registered_capital 注册资本,established_date 成立日期,approved_date"
          + " 核准日期,business_scope 经营范围,industry_code 行业代码,region_code 行政区划代码,province 所在省份,city"
          + " 地区,address 住所,status 登记状态,exit_date 注销吊销日期,registration_authority 登记机关",
      "credit_code",
      "established_date",
      "registered_capital") {
    @Override
    List<String[]> rows(Records records, long index, int asOf) {
      return records.registrations().rows(index, asOf);
    }
  },
  SHAREHOLDING(
      Format.CSV_BOM,
      1.95,
      "enterprise_code* 统一社会信用代码,enterprise_name 企业名称,holder_code* 股东代码,holder_name*"
          + " 股东名称,holder_number* 股东证件号码,holder_kind 股东类型,share_ratio 持股比例,subscribed_capital"
          + " 认缴出资额,from_date* 入股日期,to_date 退出日期",
      "enterprise_code",
      "from_date",
      "subscribed_capital") {
    @Override
    List<String[]> rows(Records records, long index, int asOf) {
      return records.relations().shareholding(index, asOf);
    }
  },
  OFFICER(
      Format.CSV_ENGLISH,
      2.5,
      "enterprise_code* -,enterprise_name -,person_name* -,person_number* -,position* -,from_date"
          + " -,to_date -",
      "enterprise_code",
      "from_date",
      null) {
    @Override
    List<String[]> rows(Records records, long index, int asOf) {
      return records.relations().officer(index, asOf);
    }
  },
  GUARANTEE(
      Format.JSON_LINES_GZIP,
      .06,
      "guarantee_id* -,guarantor_code -,guarantor_name -,enterprise_code -,enterprise_name -,kind"
          + " -,amount -,from_date -,to_date -",
      "enterprise_code",
      "from_date",
      "amount") {
    @Override
    List<String[]> rows(Records records, long index, int asOf) {
      return records.relations().guarantee(index, asOf);
    }
  },
  CONTACT(
      Format.CSV_GZIP,
      2,
      "enterprise_code* 统一社会信用代码,enterprise_name 企业名称,kind* 联系方式类型,value* 联系方式,from_date 起始日期,"
          + "to_date 终止日期",
      "enterprise_code",
      "from_date",
      null) {
    @Override
    List<String[]> rows(Records records, long index, int asOf) {
      return records.relations().contact(index, asOf);
    }
  },
  PENALTY(
      Format.CSV,
      .08,
      "decision_id* 处罚决定书文号,authority* 处罚机关,enterprise_code 统一社会信用代码,enterprise_name"
          + " 企业名称,decision_date 处罚决定日期,penalty_type 处罚类别,fine 罚款金额,violation 违法行为类型,legal_basis"
          + " 处罚依据,publicity_end_date 公示截止期",
      "enterprise_code",
      "decision_date",
      "fine") {
    @Override
    List<String[]> rows(Records records, long index, int asOf) {
      return records.events().penalty(index, asOf, false);
    }
  },
  ABNORMAL_LISTING(
      Format.CSV,
      .08,
      "enterprise_code* 统一社会信用代码,enterprise_name 企业名称,listed_date* 列入日期,reason* 列入原因,"
          + "authority 列入机关,removed_date 移出日期,removal_reason 移出原因",
      "enterprise_code",
      "listed_date",
      null) {
    @Override
    List<String[]> rows(Records records, long index, int asOf) {
      return records.events().abnormalListing(index, asOf);
    }
  },
  JUDGMENT(
      Format.JSON_LINES_GZIP,
      .12,
      "case_id* -,enterprise_code* -,enterprise_name -,kind* -,role -,court -,decision_date"
          + " -,amount -,end_date -",
      "enterprise_code",
      "decision_date",
      "amount") {
    @Override
    List<String[]> rows(Records records, long index, int asOf) {
      return records.events().judgment(index, asOf);
    }
  },
  ARREARS(
      Format.CSV,
      .03,
      "enterprise_code* 统一社会信用代码,enterprise_name 企业名称,kind* 欠缴类型,period* 所属期,amount 欠缴金额,"
          + "announced_date 公告日期,settled_date 清缴日期",
      "enterprise_code",
      "announced_date",
      "amount") {
    @Override
    List<String[]> rows(Records records, long index, int asOf) {
      return records.events().arrears(index, asOf);
    }
  },
  ANNUAL_REPORT(
      Format.CSV,
      2,
      "enterprise_code* 统一社会信用代码,enterprise_name 企业名称,report_year* 报告年度,submitted_date 报送日期,"
          + "employee_count 从业人数,revenue 营业总收入,profit 利润总额,asset 资产总额,liability 负债总额,tax_paid 纳税总额",
      "enterprise_code",
      "submitted_date",
      "asset") {
    @Override
    List<String[]> rows(Records records, long index, int asOf) {
      return records.reports().rows(index, asOf);
    }
  },
  CREDIT_REPAIR(
      Format.CSV,
      .02,
      "application_id* 申请编号,enterprise_code* 统一社会信用代码,enterprise_name 企业名称,record_source*"
          + " 修复信息类别,record_number* 处罚决定书文号,state 审核状态,applied_date 申请日期,decided_date"
          + " 决定日期,effective_date 生效日期",
      "enterprise_code",
      "applied_date",
      null) {
    @Override
    List<String[]> rows(Records records, long index, int asOf) {
      return records.events().creditRepair(index, asOf);
    }
  };

  /** File format of a source. */
  enum Format {
    CSV("csv", false),
    CSV_BOM("csv", false),
    CSV_ENGLISH("csv", false),
    CSV_GB18030("csv", false),
    CSV_GZIP("csv.gz", true),
    JSON_LINES_GZIP("jsonl.gz", true);

    final String suffix;
    final boolean isCompressed;

    Format(String suffix, boolean isCompressed) {
      this.suffix = suffix;
      this.isCompressed = isCompressed;
    }
  }

  final Format format;

  /**
   * Approximate number of rows per enterprise; determines how many rows are spoiled in a small
   * register.
   */
  final double rowsPerEnterprise;

  final List<String> columns;
  final List<String> headers;
  final List<Integer> keys;
  final int codeColumn;
  final int dateColumn;

  /** Index of the column of an amount; −1 without one. */
  final int amountColumn;

  LandedSource(
      Format format,
      double rowsPerEnterprise,
      String layout,
      String code,
      String date,
      String amount) {
    this.format = format;
    this.rowsPerEnterprise = rowsPerEnterprise;
    List<String> english = new ArrayList<>();
    List<String> chinese = new ArrayList<>();
    List<Integer> keyColumns = new ArrayList<>();
    for (String column : layout.split(",")) {
      String[] pair = column.split(" ");
      if (pair[0].endsWith("*")) {
        keyColumns.add(english.size());
      }
      english.add(pair[0].replace("*", ""));
      chinese.add(pair[1]);
    }
    this.columns = List.copyOf(english);
    this.headers = chinese.contains("-") ? columns : List.copyOf(chinese);
    this.keys = List.copyOf(keyColumns);
    this.codeColumn = english.indexOf(code);
    this.dateColumn = english.indexOf(date);
    this.amountColumn = english.indexOf(amount);
  }

  /**
   * The rows of an enterprise as known at the end of day {@code asOf}; a missing cell is empty,
   * never null.
   */
  abstract List<String[]> rows(Records records, long index, int asOf);

  /** Name of the source, as in {@code abnormal_listing}. */
  String sourceName() {
    return name().toLowerCase(Locale.ROOT);
  }
}

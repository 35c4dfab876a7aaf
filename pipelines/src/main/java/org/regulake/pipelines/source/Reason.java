package org.regulake.pipelines.source;

import java.util.Locale;

/**
 * Reasons why a file or a row could not be used: the closed list of every {@code reason_code}, in
 * Chinese and English.
 */
public enum Reason {
  // Files and deliveries.
  SOURCE_UNKNOWN("没有这个数据源", "no source has this name"),
  DELIVERY_UNREADABLE("报送说明文件有误", "manifest.json or delivery.yml cannot be read"),
  DELIVERY_EMPTY("报送批次内没有文件", "the delivery contains no file"),
  DELIVERY_IN_FUTURE(
      "报送时间晚于本次运行，暂不入库", "the delivery is of a time after the run; a later run checks it again"),
  EVENT_AFTER_RECEIPT("数据日期晚于收到时间", "the delivery describes a day after its receipt"),
  DESCRIPTION_NOT_TAKEN(
      "说明文件已改动，但原文件已不在，未能重新归集",
      "manifest.json or delivery.yml was changed, but a file is missing; the change is not"
          + " applied"),
  HEADER_UNKNOWN("表头无法识别，整批退回", "a header matches no column; the whole delivery is refused"),
  HEADER_INCOMPLETE("缺少必需的列，整批退回", "a required column is missing; the whole delivery is refused"),
  DELIVERY_REFUSED(
      "同批其他文件有误，整批退回", "another file of the delivery has a wrong header; nothing of it was loaded"),
  FILE_EMPTY("空文件", "the file is empty"),
  FILE_GROWING(
      "文件仍在写入，本次未入库",
      "the file was still being written; the next run collects it when it is complete"),
  FILE_MISSING("清单所列文件未到", "the manifest names a file that is missing"),
  FILE_UNLISTED("文件不在清单内", "the file is not in the manifest"),
  FILE_LOOSE("文件不在报送批次文件夹内，未读取", "the file is outside of any delivery"),
  FILE_IN_FOLDER("子文件夹内的文件未读取", "a folder within a delivery is not read"),
  FILE_NOT_PLAIN("不是普通文件，未读取", "a dangling link, a pipe or a device is not opened"),
  FILE_NAME_UNUSABLE("文件名无法使用", "the name cannot be used"),
  FILE_TEMPORARY(
      "临时或备份文件，未读取", "the name is that of a temporary file or a copy; the file is ignored"),
  FILE_UNREADABLE("文件无法读取", "the file cannot be opened or read"),
  FILE_FORMAT("文件格式不符或不受支持", "the format of the file differs from its name, or is not read"),
  FILE_LINE_TOO_LONG("单行过长", "a line is longer than any record"),
  FILE_LINES_DIFFER("行数核对不平", "the lines of the file are not all accounted for"),
  FILE_TRUNCATED("压缩文件不完整", "the compressed file ends early or is damaged"),
  FILE_ENCODING("字符编码与声明不符", "the bytes are not in the declared encoding"),
  FILE_MALFORMED("文件结构无法解析", "the structure of the file cannot be read"),
  FILE_HASH_DIFFERS("文件校验和与清单不符", "the SHA-256 differs from the manifest"),
  FILE_COUNT_DIFFERS("行数与清单不符", "the number of rows differs from the manifest"),
  DELIVERY_WITHDRAWN(
      "报送已被撤回", "the delivery was withdrawn before it was received; it is not collected"),
  FILE_REPLAY("重复报送的文件，未再次入库", "the same file was collected before; it changes nothing"),
  // Rows that could not be collected.
  RAGGED_ROW("字段个数与表头不符", "the number of fields differs from the header"),
  QUOTE_UNCLOSED("引号未闭合", "a quotation mark is not closed"),
  QUOTE_MISPLACED("引号位置不当", "a quotation mark is out of place"),
  CELL_IN_ERROR(
      "单元格为错误值",
      "a cell of the spreadsheet holds an error such as #N/A; correct it and send it again"),
  CODE_AS_NUMBER(
      "代码被存为数字，末位已丢失",
      "a spreadsheet keeps fifteen digits of a number, so the code has lost its end; format the"
          + " column as text and send it again"),
  NUL_BYTE("含有空字符(NUL)", "a cell contains a NUL character"),
  MALFORMED_JSON("不是有效的 JSON 对象", "the line is not a flat JSON object"),
  // Cells that could not be read.
  REQUIRED_MISSING("必填项缺失", "a required cell is empty"),
  DATE_IMPOSSIBLE("日期不存在", "the date does not exist"),
  DATE_UNREADABLE("日期无法识别", "the date cannot be read"),
  AMOUNT_NEGATIVE("金额为负", "the amount is below zero"),
  AMOUNT_UNREADABLE("金额无法识别", "the amount cannot be read"),
  AMOUNT_TOO_LARGE("金额过大", "the amount is implausibly large"),
  AMOUNT_IN_FOREIGN_CURRENCY("应为人民币金额", "the amount is in a foreign currency, yuan are required"),
  RATIO_OUT_OF_RANGE("比例不在0到1之间", "the ratio is not between 0 and 1"),
  RATIO_UNREADABLE("比例无法识别", "the ratio cannot be read"),
  COUNT_NEGATIVE("数量为负", "the count is below zero"),
  COUNT_UNREADABLE("数量无法识别", "the count cannot be read"),
  NUMBER_UNREADABLE("数值无法识别", "the number cannot be read"),
  CHOICE_UNKNOWN("不在取值范围内", "the word is not in the closed list of this column"),
  INTERVAL_REVERSED("结束日期早于开始日期", "the end is before the start"),
  // Rows whose parties or history are in question.
  CODE_INVALID("代码校验不通过", "the enterprise's code fails its checks"),
  PARTY_MISSING("未载明主体", "the row does not name the enterprise or person it is about"),
  CONFLICTING_ROWS(
      "同批报送的行相互矛盾",
      "rows of one delivery contradict each other about this record; send a correction with the"
          + " true values"),
  DELETION_WITHOUT_RECORD("撤销的记录不存在", "the row withdraws a record that was never delivered");

  private final String chinese;
  private final String english;

  Reason(String chinese, String english) {
    this.chinese = chinese;
    this.english = english;
  }

  /** As in the columns {@code reason_code}. */
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  public String chinese() {
    return chinese;
  }

  public String english() {
    return english;
  }

  /**
   * The reason with a code.
   *
   * @throws IllegalArgumentException when there is none
   */
  public static Reason of(String code) {
    return valueOf(code.toUpperCase(Locale.ROOT));
  }
}

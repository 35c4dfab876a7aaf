package org.regulake.models.code;

import java.util.Random;
import java.util.stream.Stream;

/**
 * Texts on which no parser may throw: fixed odd ones, and random ones of characters that parsers
 * look for.
 */
final class Junk {

  private static final String ALPHABET =
      "0123456789.,-+()年月日号万亿元百十零伍人民币美圆整ETZ:/ %$¥X李\u0000\uD83D\uDE00\uD800\uFEFF\u3000５Ａ";

  private Junk() {}

  static Stream<String> texts() {
    Random random = new Random(20160701);
    Stream<String> fixed =
        Stream.of(
            null,
            "",
            " ",
            "\u0000",
            "\t\n",
            "😀",
            "\uD800",
            "\uDC00\uD83D",
            "null",
            "ＮＵＬＬ",
            "-".repeat(5000),
            "9".repeat(5000),
            "万".repeat(300),
            "1E99999",
            "1e-99999",
            ".",
            "+",
            "-",
            ",",
            "%",
            "年",
            "2016年",
            "2016-",
            "2016-0",
            "2016-02-0",
            "2016-02-03T",
            "2016-02-03 1",
            "2016-02-03 10:0",
            "零",
            "万亿",
            "十",
            "91640100694313414\u0000",
            "😀😀😀😀😀😀😀😀😀",
            "\uFFFF\uFFFE",
            "٣٤٥",
            "Ⅷ",
            "①");
    return Stream.concat(fixed, Stream.generate(() -> random(random)).limit(50_000));
  }

  private static String random(Random random) {
    StringBuilder text = new StringBuilder();
    for (int length = random.nextInt(20); length > 0; length--) {
      text.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
    }
    return text.toString();
  }
}

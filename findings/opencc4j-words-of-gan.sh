#!/usr/bin/env bash
# opencc4j 1.14.0 leaves the traditional 乾 as it is where OpenCC 1.1.9, from whose dictionaries it derives, writes 干: in the words for biscuit, dry and
# clean. The name of a food enterprise has another simplified form by each of them, so that two spellings of one name do not meet. In 乾坤 both rightly
# keep it. Needs a JDK 17, Maven and Python with pip. Ends with 0 while this is so.
set -euo pipefail

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"

python3 -m venv venv
venv/bin/pip install -q --disable-pip-version-check opencc==1.1.9
venv/bin/python - 餅乾 乾燥 乾淨 乾坤 > opencc.txt <<'PY'
import sys
import opencc

converter = opencc.OpenCC("t2s")
for word in sys.argv[1:]:
    print(word, converter.convert(word))
PY

cat > pom.xml <<'XML'
<project xmlns="http://maven.apache.org/POM/4.0.0">
  <modelVersion>4.0.0</modelVersion>
  <groupId>finding</groupId><artifactId>finding</artifactId><version>1</version>
  <dependencies>
    <dependency><groupId>com.github.houbb</groupId><artifactId>opencc4j</artifactId><version>1.14.0</version></dependency>
  </dependencies>
</project>
XML
mvn -B -q dependency:copy-dependencies -DoutputDirectory=lib

cat > Convert.java <<'JAVA'
import com.github.houbb.opencc4j.util.ZhConverterUtil;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

class Convert {
  public static void main(String[] words) {
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    for (String word : words) {
      out.println(word + " " + ZhConverterUtil.toSimple(word));
    }
  }
}
JAVA
java -Dfile.encoding=UTF-8 -Dsun.jnu.encoding=UTF-8 -cp 'lib/*' Convert.java 餅乾 乾燥 乾淨 乾坤 > opencc4j.txt

paste -d' ' opencc.txt opencc4j.txt | awk '{ print $1 ": OpenCC " $2 ", opencc4j " $4 }' | tee seen.txt
diff - seen.txt <<'SEEN'
餅乾: OpenCC 饼干, opencc4j 饼乾
乾燥: OpenCC 干燥, opencc4j 乾燥
乾淨: OpenCC 干净, opencc4j 乾净
乾坤: OpenCC 乾坤, opencc4j 乾坤
SEEN

#!/usr/bin/env bash
# fastexcel-reader 0.20.2 cannot read a workbook with dates in ISO 8601 (cells of type "d", ECMA-376 part 1, 18.18.11), which openpyxl 3.1.5 writes when it
# is told to (Workbook.iso_dates). One such cell makes the whole sheet unreadable: IllegalStateException "Unknown cell type : d". The same date
# written as a number is read. Needs a JDK 17, Maven and Python with pip. Ends with 0 while this is so.
set -euo pipefail

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"

python3 -m venv venv
venv/bin/pip install -q --disable-pip-version-check openpyxl==3.1.5
venv/bin/python - <<'PY'
import datetime
import openpyxl

for name, is_iso in (("number.xlsx", False), ("iso.xlsx", True)):
    workbook = openpyxl.Workbook()
    workbook.iso_dates = is_iso
    workbook.active.append(["day", datetime.date(2025, 1, 5)])
    workbook.save(name)
PY

cat > pom.xml <<'XML'
<project xmlns="http://maven.apache.org/POM/4.0.0">
  <modelVersion>4.0.0</modelVersion>
  <groupId>finding</groupId><artifactId>finding</artifactId><version>1</version>
  <dependencies>
    <dependency><groupId>org.dhatim</groupId><artifactId>fastexcel-reader</artifactId><version>0.20.2</version></dependency>
  </dependencies>
</project>
XML
mvn -B -q dependency:copy-dependencies -DoutputDirectory=lib

cat > Read.java <<'JAVA'
import java.io.FileInputStream;
import org.dhatim.fastexcel.reader.ReadableWorkbook;

class Read {
  public static void main(String[] names) throws Exception {
    for (String name : names) {
      try (ReadableWorkbook workbook = new ReadableWorkbook(new FileInputStream(name))) {
        System.out.println(name + ": " + workbook.getFirstSheet().read().get(0).getCell(1).getText());
      } catch (IllegalStateException refused) {
        System.out.println(name + ": " + refused.getMessage());
      }
    }
  }
}
JAVA
java -cp 'lib/*' Read.java number.xlsx iso.xlsx | tee seen.txt
diff - seen.txt <<'SEEN'
number.xlsx: 45662
iso.xlsx: Unknown cell type : d
SEEN

"""The peer of `regulake bench pipeline`, as an analyst would write it in DuckDB: landed files, typed rows with their validity, edges, features,
scores and monthly indicators, each layer written as Parquet. It has no graph algorithms, reasons, quarantine, audit or ledger.

relational.py LANDING FOLDER DAY THREADS judges a day (2025-03-31) of a generated landing folder and prints, in its last line: seconds, CPU seconds,
landed rows, peak memory in bytes and bytes written. relational.py version prints the version of DuckDB. Needs duckdb 1.5.
"""

import csv
import gzip
import json
import os
import resource
import sys
import time

import duckdb

KEYS = {
    "registration": ["code"],
    "shareholding": ["code", "holder_code", "holder_name", "holder_number", "from_date"],
    "officer": ["code", "person_name", "person_number", "position"],
    "guarantee": ["guarantee_id"],
    "contact": ["code", "kind", "value"],
    "penalty": ["decision_id", "authority"],
    "abnormal_listing": ["code", "listed_date", "reason"],
    "judgment": ["case_id", "code", "kind"],
    "arrears": ["code", "kind", "period"],
    "annual_report": ["code", "report_year"],
}

# Headers by column; a column that is not listed keeps its header.
COLUMNS = {
    "code": ["统一社会信用代码", "enterprise_code"],
    "name": ["企业名称", "enterprise_name"],
    "capital": ["注册资本"],
    "established_date": ["成立日期"],
    "approved_date": ["核准日期"],
    "exit_date": ["注销吊销日期"],
    "industry": ["行业代码"],
    "region": ["行政区划代码"],
    "holder_code": ["股东代码"],
    "holder_name": ["股东名称"],
    "holder_number": ["股东证件号码"],
    "share": ["持股比例"],
    "from_date": ["入股日期", "起始日期"],
    "to_date": ["退出日期", "终止日期"],
    "kind": ["联系方式类型", "欠缴类型"],
    "value": ["联系方式"],
    "decision_id": ["处罚决定书文号"],
    "authority": ["处罚机关"],
    "decision_date": ["处罚决定日期"],
    "penalty_type": ["处罚类别"],
    "fine": ["罚款金额"],
    "listed_date": ["列入日期"],
    "reason": ["列入原因"],
    "removed_date": ["移出日期"],
    "period": ["所属期"],
    "amount": ["欠缴金额"],
    "announced_date": ["公告日期"],
    "settled_date": ["清缴日期"],
    "report_year": ["报告年度"],
    "submitted_date": ["报送日期"],
    "staff": ["从业人数"],
    "revenue": ["营业总收入"],
    "asset": ["资产总额"],
    "debt": ["负债总额"],
}
COLUMN_OF = {header: column for column, headers in COLUMNS.items() for header in headers}

# Lines of JSON have no header.
JSON_FIELDS = {
    "guarantee": "guarantee_id guarantor_code guarantor_name enterprise_code enterprise_name kind amount from_date to_date".split(),
    "judgment": "case_id enterprise_code enterprise_name kind role court decision_date amount end_date".split(),
}

# Reads a cell as the type of its column.
TYPES = {
    "capital": "try_cast(replace(regexp_extract({0}, '[0-9.,]+'), ',', '') AS DOUBLE) * if(contains({0}, '万'), 10000, 1)",
    "share": "try_cast(rtrim({0}, '%') AS DOUBLE) / if(ends_with({0}, '%'), 100, 1)",
    **dict.fromkeys(["fine", "amount", "revenue", "asset", "debt"], "try_cast({0} AS DECIMAL(18, 2))"),
    **dict.fromkeys(["report_year", "staff"], "try_cast({0} AS INTEGER)"),
}
DAY = "coalesce(try_cast({0} AS DATE), try_strptime({0}, ['%Y年%m月%d日', '%Y/%m/%d', '%Y%m%d', '%Y-%m-%d %H:%M:%S'])::DATE)"

# The check digit of a unified social credit code (GB 32100-2015).
ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY"
WEIGHTS = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28]
WEIGHTED = " + ".join(f"{weight} * (strpos('{ALPHABET}', code[{i + 1}]) - 1)" for i, weight in enumerate(WEIGHTS))
IS_VALID = f"""CASE WHEN regexp_full_match(code, '[{ALPHABET}]{{18}}')
  THEN (31 - ({WEIGHTED}) % 31) % 31 = strpos('{ALPHABET}', code[18]) - 1 ELSE false END"""

EDGES = """
SELECT 'holds' AS edge_type, coalesce(holder_code, sha256(concat(holder_number, holder_name))) AS from_id, code AS to_id, share AS weight
FROM shareholding WHERE to_date IS NULL OR to_date > $day
UNION ALL SELECT 'guarantees', guarantor_code, code, amount::DOUBLE FROM guarantee WHERE to_date > $day
UNION ALL SELECT 'serves', sha256(coalesce(person_number, person_name)), code, NULL FROM officer WHERE to_date IS NULL OR to_date > $day
UNION ALL SELECT kind, sha256(value), code, NULL FROM contact WHERE to_date IS NULL OR to_date > $day"""

# What is known of an enterprise, by code; the tables of the features.
FACTS = ["penalties", "listings", "judgments", "debts", "reports", "given", "officers", "holders", "addresses"]
FEATURES = f"""
WITH penalties AS (
  SELECT code, count(*) AS penalty_count, sum(fine) AS fine, count_if(penalty_type IN ('责令停产停业', '吊销许可证')) AS severe_count
  FROM penalty WHERE decision_date BETWEEN $day - INTERVAL 24 MONTH AND $day GROUP BY code),
listings AS (
  SELECT code, count_if(removed_date IS NULL OR removed_date > $day) AS open_count, count(*) AS listing_count
  FROM abnormal_listing WHERE listed_date <= $day GROUP BY code),
judgments AS (
  SELECT code, count_if(kind = 'dishonest_debtor' AND end_date IS NULL) AS dishonest_count, count(*) AS case_count, sum(amount) AS case_amount
  FROM judgment WHERE decision_date <= $day GROUP BY code),
debts AS (
  SELECT code, count_if(kind = '税款') AS tax_count, count_if(kind <> '税款') AS insurance_count, sum(amount) AS arrears_amount
  FROM arrears WHERE announced_date <= $day AND (settled_date IS NULL OR settled_date > $day) GROUP BY code),
reports AS (
  SELECT code, count(*) AS report_count, max_by(revenue, report_year) AS revenue, max_by(staff, report_year) AS staff,
    max_by(debt / nullif(asset, 0), report_year) AS debt_ratio
  FROM annual_report WHERE submitted_date <= $day GROUP BY code),
given AS (SELECT guarantor_code AS code, sum(amount) AS given_amount, count(*) AS given_count FROM guarantee WHERE to_date > $day GROUP BY ALL),
officers AS (SELECT code, count(*) AS officer_count FROM officer WHERE to_date IS NULL OR to_date > $day GROUP BY code),
holders AS (SELECT code, count(*) AS holder_count, sum(share) AS share FROM shareholding WHERE to_date IS NULL OR to_date > $day GROUP BY code),
sharing AS (SELECT value, count(*) AS sharing_count FROM contact WHERE to_date IS NULL OR to_date > $day GROUP BY value),
addresses AS (SELECT code, max(sharing_count) AS sharing_count FROM contact JOIN sharing USING (value) GROUP BY code)
SELECT registration.code, region, industry, capital, established_date, exit_date, {", ".join(f"{table}.* EXCLUDE (code)" for table in FACTS)}
FROM registration {" ".join(f"LEFT JOIN {table} USING (code)" for table in FACTS)}"""

SCORES = """
WITH points AS (
  SELECT code, coalesce(dishonest_count, 0) > 0 AS is_dishonest,
    CASE WHEN penalty_count >= 4 THEN 60 WHEN penalty_count >= 2 THEN 45 WHEN penalty_count >= 1 THEN 25 ELSE 0 END
    + CASE WHEN fine >= 1e6 THEN 40 WHEN fine >= 1e5 THEN 30 WHEN fine >= 1e4 THEN 15 ELSE 0 END
    + if(severe_count > 0, 50, 0) + if(open_count > 0, 60, 0) + if(dishonest_count > 0, 100, 0)
    + if(tax_count > 0, 30, 0) + if(insurance_count > 0, 20, 0)
    + CASE WHEN report_count >= 3 THEN 0 WHEN report_count = 2 THEN 30 ELSE 60 END
    + if(given_amount > capital, 30, 0) + CASE WHEN sharing_count >= 50 THEN 30 WHEN sharing_count >= 10 THEN 15 ELSE 0 END
    + if(debt_ratio > 1, 20, 0) AS score
  FROM feature WHERE established_date <= $day)
SELECT code, score, CASE WHEN is_dishonest OR score >= 210 THEN 'D' WHEN score >= 155 THEN 'C' WHEN score >= 85 THEN 'B' ELSE 'A' END AS class_code
FROM points"""

# Enterprises are counted once, in the months in which they begin and end; stocks are running sums.
INDICATORS = """
WITH month AS (
  SELECT unnest(generate_series(last - INTERVAL 35 MONTH, last, INTERVAL 1 MONTH))::DATE AS month FROM (SELECT date_trunc('month', $day) AS last)),
enterprise AS (
  SELECT region[1:2] AS province, right(industry, 4)[1:2] AS industry, open_count > 0 AS is_abnormal, established_date, exit_date FROM feature),
change AS (
  SELECT province, industry, date_trunc('month', established_date)::DATE AS month, 1 AS births, 0 AS exits, is_abnormal::INTEGER AS abnormal
  FROM enterprise WHERE established_date <= $day
  UNION ALL SELECT province, industry, date_trunc('month', exit_date)::DATE, 0, 1, 0 FROM enterprise WHERE exit_date <= $day),
monthly AS (
  SELECT grouping_id(province, industry) AS level, coalesce(province, '') AS province, coalesce(industry, '') AS industry, month,
    sum(births) AS births, sum(exits) AS exits, sum(abnormal) AS abnormal
  FROM change GROUP BY GROUPING SETS ((province, industry, month), (province, month), (industry, month), (month))),
running AS (
  SELECT *, sum(births - exits) OVER past AS stock, sum(abnormal) OVER past AS abnormal_stock
  FROM monthly WINDOW past AS (PARTITION BY level, province, industry ORDER BY month)),
series AS (SELECT level, province, industry, month.month FROM (SELECT DISTINCT level, province, industry FROM monthly), month)
SELECT series.*, running.stock, running.abnormal_stock, if(running.month = series.month, running.births, 0) AS births,
  if(running.month = series.month, running.exits, 0) AS exits
FROM series ASOF LEFT JOIN running ON running.level = series.level AND running.province = series.province AND running.industry = series.industry
  AND running.month <= series.month"""


class Peer:
    """The layers of one landing folder."""

    def __init__(self, landing, folder, day, threads):
        self.landing = landing
        self.folder = folder
        self.connection = duckdb.connect(config={"threads": threads, "memory_limit": "8GB", "temp_directory": folder + "/duckdb"})
        self.day = f"DATE '{day}'"

    def write(self, name, query):
        """Writes a layer as Parquet and makes a view of it."""
        file = f"{self.folder}/{name}.parquet"
        self.connection.execute(f"COPY ({query}) TO '{file}' (FORMAT parquet, COMPRESSION zstd)")
        self.connection.execute(f"CREATE VIEW {name} AS FROM read_parquet('{file}')")

    def land(self, source):
        """All cells as text, with the delivery, in the order of deliveries and lines."""
        deliveries = []
        for folder in os.scandir(f"{self.landing}/{source}"):
            with open(f"{folder.path}/manifest.json", encoding="utf-8") as manifest:
                deliveries.append(json.load(manifest))
        deliveries.sort(key=lambda delivery: delivery["sequence"])
        parts = []
        for delivery in deliveries:
            folder = f"{self.landing}/{source}/{delivery['delivery']}"
            for file in delivery["files"]:
                parts.append(
                    f"SELECT *, '{delivery['delivery']}' AS delivery, '{delivery['kind']}' AS delivery_kind, "
                    f"DATE '{delivery['event_time']}' AS event_day FROM {self.reader(source, folder, file['name'])}"
                )
        self.write("landed_" + source, " UNION ALL BY NAME ".join(parts))

    def reader(self, source, folder, name):
        path = f"{folder}/{name}"
        if source in JSON_FIELDS:
            fields = {field: "VARCHAR" for field in JSON_FIELDS[source]}
            lines = f"read_json('{path}', format = 'newline_delimited', columns = {fields}, ignore_errors = true)"
            return f"(SELECT * RENAME (enterprise_code AS code) FROM {lines})"
        if os.path.exists(folder + "/delivery.yml"):
            path = self.in_utf8(path)
        with (gzip.open if path.endswith(".gz") else open)(path, "rt", encoding="utf-8-sig", newline="") as lines:
            columns = {COLUMN_OF.get(header, header): "VARCHAR" for header in next(csv.reader(lines))}
        dialect = """header = true, delim = ',', quote = '"', escape = '"', auto_detect = false, ignore_errors = true"""
        return f"read_csv('{path}', columns = {columns}, {dialect})"

    def in_utf8(self, path):
        """DuckDB reads GB18030 only with an extension from the network."""
        copy = f"{self.folder}/{path.replace('/', '-')}"
        with open(path, encoding="gb18030", newline="") as lines, open(copy, "w", encoding="utf-8", newline="") as copied:
            while text := lines.read(1 << 20):
                copied.write(text)
        return copy

    def check_codes(self):
        codes = " UNION ".join(f"SELECT code FROM landed_{source}" for source in KEYS)
        self.connection.execute(f"CREATE TABLE valid_code AS SELECT code FROM ({codes}) WHERE {IS_VALID}")

    def record(self, source):
        """Typed rows with their validity; the newest row of each key that was not withdrawn is in force."""
        columns = [row[0] for row in self.connection.execute(f"DESCRIBE landed_{source}").fetchall()]
        typed = ", ".join(
            f'{expression.format(column)} AS {column}'
            for column in columns
            for expression in [DAY if column.endswith("_date") else TYPES.get(column)]
            if expression
        )
        self.write(
            "recorded_" + source,
            f"""
            SELECT * EXCLUDE (event_day, file_row_number) REPLACE ({typed}), event_day AS valid_from, lead(event_day) OVER entry AS valid_to,
              lead(event_day) OVER entry IS NULL AND delivery_kind <> 'deletion' AS is_in_force
            FROM read_parquet('{self.folder}/landed_{source}.parquet', file_row_number = true)
            WHERE code IN (FROM valid_code) OR delivery_kind = 'deletion'
            WINDOW entry AS (PARTITION BY {", ".join(KEYS[source])} ORDER BY file_row_number)""",
        )
        self.connection.execute(f"CREATE VIEW {source} AS FROM recorded_{source} WHERE is_in_force")

    def run(self):
        for source in KEYS:
            self.land(source)
        self.check_codes()
        for source in KEYS:
            self.record(source)
        for name, query in (("edge", EDGES), ("feature", FEATURES), ("score", SCORES), ("indicator", INDICATORS)):
            self.write(name, query.replace("$day", self.day))
        landed = " + ".join(f"(SELECT count(*) FROM landed_{source})" for source in KEYS)
        return self.connection.execute("SELECT " + landed).fetchone()[0]


def peak_bytes():
    """Peak memory; on Linux, ru_maxrss also counts the process that started this one."""
    try:
        with open("/proc/self/status", encoding="utf-8") as lines:
            return next(int(line.split()[1]) for line in lines if line.startswith("VmHWM:")) * 1024
    except FileNotFoundError:
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss


def main(landing, folder, day, threads):
    os.makedirs(folder)
    started = time.perf_counter()
    before = time.process_time()
    rows = Peer(landing, folder, day, int(threads)).run()
    seconds = time.perf_counter() - started
    cpu_seconds = time.process_time() - before
    written = sum(file.stat().st_size for file in os.scandir(folder) if file.name.endswith(".parquet"))
    print(f"{seconds:.3f} {cpu_seconds:.3f} {rows} {peak_bytes()} {written}")


if __name__ == "__main__":
    if sys.argv[1:] == ["version"]:
        print(duckdb.__version__)
    else:
        main(*sys.argv[1:])

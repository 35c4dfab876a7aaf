"""Checks the published tables as a reader without Spark sees them."""

import re
import sys
from pathlib import Path

from pyiceberg.catalog.sql import SqlCatalog

# The dictionary names every published table with its key.
KEYS = {
    name: key.split(", ")
    for name, key in re.findall(r"^### published\.(\w+)\n\n.*?\. Key: ([a-z_, ]+)\.", Path("pipelines/TABLES.md").read_text("utf-8"), re.MULTILINE)
}
DAYS = 2
# Indicators that count the facts of a source which the sample data does not have: they have no value, not zero.
OF_OTHER_SOURCES = {"complaints"}

lake = Path(sys.argv[1]).resolve()
catalog = SqlCatalog("lake", uri=f"sqlite:///{lake}/published.db", warehouse=str(lake))
faults = []
tables = {}
for name, key in KEYS.items():
    table = catalog.load_table(f"published.{name}").scan().to_arrow()
    tables[name] = table
    print(f"  published.{name}: {table.num_rows:,} rows")
    if table.num_rows == 0:
        faults.append(f"{name} is empty")
    if table.group_by(key).aggregate([]).num_rows != table.num_rows:
        faults.append(f"{name} has a key more than once")

scores = tables["risk_score"].select(["as_of", "entity_id", "score", "class_code"]).to_pylist()
points = {}
for reason in tables["risk_reason"].select(["as_of", "entity_id", "points"]).to_pylist():
    whose = (reason["as_of"], reason["entity_id"])
    points[whose] = points.get(whose, 0) + reason["points"]
wrong = [row for row in scores if row["score"] != points.get((row["as_of"], row["entity_id"]), 0)]
if wrong:
    faults.append(f"{len(wrong)} scores are not the sum of the points of their reasons, as in {wrong[0]}")
facts = {(row["as_of"], fact["record_id"]) for row in tables["risk_reason"].select(["as_of", "facts"]).to_pylist() for fact in row["facts"]}
shown = facts & {(row["as_of"], row["record_id"]) for row in tables["withdrawn_record"].to_pylist()}
if shown:
    faults.append(f"{len(shown)} withdrawn records are still behind reasons, as {sorted(shown)[0]}")
classes = {(row["as_of"], row["class_code"]) for row in tables["class_definition"].to_pylist() if row["is_champion"]}
strangers = {(row["as_of"], row["class_code"]) for row in scores} - classes
if strangers:
    faults.append(f"classes that there are not: {sorted(strangers)}")
parts = {}
for part in tables["risk_dimension"].select(["as_of", "entity_id", "points"]).to_pylist():
    whose = (part["as_of"], part["entity_id"])
    parts[whose] = parts.get(whose, 0) + part["points"]
if parts != {(row["as_of"], row["entity_id"]): row["score"] for row in scores}:
    faults.append("the points of the dimensions do not add up to the scores")
champions = {(row["as_of"], row["entity_id"], row["score"]) for row in tables["model_score"].to_pylist() if row["is_champion"]}
if champions != {(row["as_of"], row["entity_id"], row["score"]) for row in scores}:
    faults.append("the scores of the champion among those of all models are not the scores")
details, totals = {}, {}
for row in tables["indicator"].select(["as_of", "indicator_id", "month", "value", "denominator"]).to_pylist():
    if row["denominator"] is None:
        whose = (row["as_of"], row["indicator_id"], row["month"])
        details[whose] = details.get(whose, 0) + row["value"]
for row in tables["indicator_total"].to_pylist():
    if row["denominator"] is None and row["province_code"] == "*" and row["industry_section"] == "*":
        totals[row["as_of"], row["indicator_id"], row["month"]] = row["value"]
if details != totals:
    faults.append("the details of counts do not add up to their totals")
words = {row["indicator_id"] for row in tables["indicator_definition"].to_pylist()}
values = {row["indicator_id"] for row in tables["indicator"].select(["indicator_id"]).to_pylist()}
if values - words or words - values != OF_OTHER_SOURCES:
    faults.append(f"indicators and their definitions differ: {sorted(values ^ words)}")
days = sorted({row["as_of"] for row in scores})
if len(days) != DAYS:
    faults.append(f"expected {DAYS} days, found {days}")

for fault in faults:
    print(f"  ! {fault}")
sys.exit(1 if faults else 0)

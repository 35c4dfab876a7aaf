"""Checks the published tables as a reader without Spark sees them."""

import sys
from pathlib import Path

from pyiceberg.catalog.sql import SqlCatalog

KEYS = {
    "risk_score": ["as_of", "entity_id"],
    "risk_reason": ["as_of", "entity_id", "rank"],
    "indicator": ["as_of", "indicator_id", "province_code", "industry_section", "month"],
    "warning": ["as_of", "warning_id"],
}
DAYS = 2

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
strangers = {row["class_code"] for row in scores} - set("ABCDT")
if strangers:
    faults.append(f"classes that there are not: {sorted(strangers)}")
days = sorted({row["as_of"] for row in scores})
if len(days) != DAYS:
    faults.append(f"expected {DAYS} days, found {days}")

for fault in faults:
    print(f"  ! {fault}")
sys.exit(1 if faults else 0)

"""Checks that readers of Delta tables outside Spark read times correctly: 9999-12-31, which says that a fact is still current."""

import sys
from datetime import datetime, timezone
from pathlib import Path

import polars
import pyarrow
import pyarrow.compute as compute
from deltalake import DeltaTable, QueryBuilder

OPEN = datetime(9999, 12, 31, tzinfo=timezone.utc)
OPEN_TABLES = ["silver.enterprise", "graph.edge"]

lake = Path(sys.argv[1]).resolve()
faults = []


def latest(values):
    """The latest of a column's times, as the reader sees them."""
    return None if values is None else values.astimezone(timezone.utc) if values.tzinfo else values.replace(tzinfo=timezone.utc)


seen = 0
for log in sorted(lake.glob("*/*/_delta_log")):
    folder, name = log.parent, f"{log.parent.parent.name}.{log.parent.name}"
    table = DeltaTable(str(folder)).to_pyarrow_table()
    times = [field.name for field in table.schema if pyarrow.types.is_timestamp(field.type)]
    for column in times:
        seen += 1
        found = {
            "deltalake": latest(compute.max(table[column]).as_py()),
            "polars": latest(polars.scan_delta(str(folder)).select(polars.col(column).max()).collect().item()),
            "deltalake's SQL": latest(pyarrow.table(QueryBuilder().register("t", DeltaTable(str(folder))).execute(
                f'SELECT max("{column}") AS latest FROM t').read_all())["latest"][0].as_py()),
        }
        if len(set(found.values())) > 1 or (name in OPEN_TABLES and column == "known_to" and found["polars"] != OPEN):
            faults.append(f"{name}.{column} ends {found}")

print(f"  {seen} columns of times end alike for deltalake, its SQL and polars")
if seen == 0:
    faults.append("no column of times was found")
for fault in faults:
    print(f"  ! {fault}")
sys.exit(1 if faults else 0)

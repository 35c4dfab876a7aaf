"""Runs a notebook without a browser and writes it with its results to an HTML page; fails when a cell fails or a result is missing."""

import sys
from pathlib import Path

import nbformat
from nbclient import NotebookClient
from nbclient.exceptions import CellExecutionError
from nbconvert import HTMLExporter

source, page = Path(sys.argv[1]), Path(sys.argv[2])
notebook = nbformat.read(source, as_version=4)


def run():
    """Runs the cells. The kernel sometimes misses its first message and does not answer, so it is started up to three times."""
    for attempt in (1, 2, 3):
        client = NotebookClient(
            notebook, timeout=300, startup_timeout=45, kernel_name="regulake", resources={"metadata": {"path": str(source.parent)}})
        try:
            client.execute()
            return
        except RuntimeError as failure:
            if isinstance(failure, CellExecutionError) or "respond" not in str(failure) or attempt == 3:
                raise
            print(f"the kernel did not answer (attempt {attempt} of 3)", file=sys.stderr)


try:
    run()
except CellExecutionError as failure:
    sys.exit(f"{source.name}: a cell failed\n{failure}")
finally:
    page.write_text(HTMLExporter().from_notebook_node(notebook)[0], encoding="utf-8")

shown = [output.get("data", {}) for cell in notebook.cells if cell.cell_type == "code" for output in cell.outputs]
errors = [output for cell in notebook.cells if cell.cell_type == "code" for output in cell.outputs if output.output_type == "error"]
if errors:
    sys.exit(f"{source.name}: a cell failed: {errors[0].get('ename')}: {errors[0].get('evalue')}")
tables = [data["text/html"] for data in shown if "<table" in data.get("text/html", "")]
charts = [data["text/html"] for data in shown if "<svg" in data.get("text/html", "")]
empty = sum(1 for table in tables if table.count("<tr") < 2)
if len(tables) < 3 or empty or not charts:
    sys.exit(f"{source.name}: expected 3 tables with rows and a chart, got {len(tables)} tables ({empty} empty) and {len(charts)} charts")
rows = ", ".join(str(table.count("<tr") - 1) for table in tables)
print(f"{source.name}: {len(tables)} tables with {rows} rows and {len(charts)} chart, in {page}")

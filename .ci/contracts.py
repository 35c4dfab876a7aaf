"""Checks the catalogue of a lake: the data contracts against the published tables, and the catalogue in DCAT as a reader of RDF sees it.

Arguments: the lake, and for a trial the name of a table whose contract is spoiled first, so that the checks have to fail.
"""

import logging
import sys
import tempfile
from pathlib import Path

import duckdb
import yaml
from datacontract.data_contract import DataContract
from pyiceberg.catalog.sql import SqlCatalog
from rdflib import DCAT, DCTERMS, FOAF, RDF, Graph, URIRef

logging.disable(logging.WARNING)
MANDATORY = {
    DCAT.Catalog: [DCTERMS.title, DCTERMS.description, DCTERMS.publisher, DCAT.dataset],
    DCAT.Dataset: [DCTERMS.title, DCTERMS.description, DCTERMS.identifier, DCTERMS.publisher, DCTERMS.accrualPeriodicity, DCAT.theme],
    DCAT.Distribution: [DCAT.accessURL, DCTERMS.rights],
    FOAF.Agent: [FOAF.name],
}

lake = Path(sys.argv[1]).resolve()
spoiled = sys.argv[2] if len(sys.argv) > 2 else None
faults = []


def is_sound(run, name):
    """Whether a run has neither errors nor warnings; a misspelt rule is only warned of."""
    wrong = [check for check in run.checks if check.result != "passed"]
    faults.extend(f"{name}: {check.result.value}: {check.name}: {check.reason}" for check in wrong)
    return run.result == "passed" and not wrong and not any(log.level in ("WARN", "WARNING", "ERROR") for log in run.logs)


with tempfile.TemporaryDirectory() as work:
    database = f"{work}/lake.duckdb"
    connection = duckdb.connect(database)
    connection.execute("CREATE SCHEMA published")
    catalog = SqlCatalog("lake", uri=f"sqlite:///{lake}/published.db", warehouse=str(lake))
    tables = sorted(name for _, name in catalog.list_tables("published"))
    for name in tables:
        rows = catalog.load_table(f"published.{name}").scan().to_arrow()
        connection.execute(f"CREATE TABLE published.{name} AS SELECT * FROM rows")
    connection.close()

    contracts = {file.name.split(".")[0]: yaml.safe_load(file.read_text("utf-8")) for file in sorted((lake / "catalogue/contracts").iterdir())}
    if sorted(contracts) != tables:
        faults.append(f"contracts and published tables differ: {sorted(set(contracts) ^ set(tables))}")
    if spoiled:
        columns = contracts[spoiled]["schema"][0]["properties"]
        columns[0]["logicalType"] = "boolean"
        columns.append({"name": "no_such_column", "logicalType": "string"})
    checks = 0
    for name, contract in contracts.items():
        if not is_sound(DataContract(data_contract_str=yaml.safe_dump(contract, allow_unicode=True)).lint(), f"lint of {name}"):
            faults.append(f"the contract of {name} does not pass without a warning")
        contract["servers"] = [{"server": "lake", "type": "duckdb", "database": database, "schema": "published"}]
        run = DataContract(data_contract_str=yaml.safe_dump(contract, allow_unicode=True)).test()
        if not is_sound(run, name):
            faults.append(f"{name} does not keep to its contract")
        checks += len(run.checks)
    print(f"  {len(contracts)} data contracts, {checks} checks of the published tables")

graph = Graph().parse(lake / "catalogue/dcat.jsonld", format="json-ld")
for kind, properties in MANDATORY.items():
    for node in graph.subjects(RDF.type, kind):
        faults.extend(f"{node} has no {name}" for name in properties if not list(graph.objects(node, name)))
published = {str(name).split(".")[1] for name in graph.objects(None, DCTERMS.identifier) if str(name).startswith("published.")}
if published != set(tables):
    faults.append(f"the catalogue and the published tables differ: {sorted(published ^ set(tables))}")
inner = {node for node in graph.objects(None, DCAT.distribution)} | {node for node in graph.objects(None, DCAT.dataset)}
faults.extend(f"{node} is named and not described" for node in inner if not isinstance(node, URIRef) or (node, None, None) not in graph)
print(f"  the catalogue in DCAT: {len(graph):,} statements about {len(set(graph.subjects(RDF.type, DCAT.Dataset)))} data sets")

for fault in faults:
    print(f"  ! {fault}")
sys.exit(1 if faults else 0)

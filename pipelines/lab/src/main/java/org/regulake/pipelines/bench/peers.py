"""The peers of `regulake bench graph` outside Spark, as an analyst would write them: recursive SQL in DuckDB and loops in Python.

peers.py WORKLOAD FOLDER RESULT reads edges/, guarantees/ and firms/ in FOLDER, writes RESULT (Parquet), and prints its number of rows and its
peak memory in bytes. Needs duckdb 1.5; contagion_by_matrix also needs scipy.
"""

import glob
import resource
import sys

import duckdb

# Every node takes the smallest label of its neighbours until no label changes.
COMPONENTS = """
WITH RECURSIVE link AS MATERIALIZED (SELECT {from} AS one, {to} AS other FROM edge UNION ALL SELECT {to}, {from} FROM edge),
component(node_id, component_id) USING KEY (node_id) AS (
  SELECT one, min(least(one, other)) FROM link GROUP BY one
  UNION
  SELECT mine.node_id, min(changed.component_id)
  FROM component AS changed JOIN link ON link.one = changed.node_id JOIN recurring.component AS mine ON mine.node_id = link.other
  WHERE changed.component_id < mine.component_id GROUP BY mine.node_id)
SELECT node_id, component_id FROM component"""

# Every node controls itself; a controller of holders with more than half of a company together controls the company. Shares that a company holds in
# itself carry no vote. A controller that is not controlled is an ultimate one.
CONTROL = """
WITH RECURSIVE stake AS MATERIALIZED (
  SELECT from_number AS holder, to_number AS company, sum(share_ratio::DECIMAL(18, 9)) AS share, coalesce(any_value(own_share), 0) AS own_share
  FROM edge LEFT JOIN (
    SELECT to_number, sum(share_ratio::DECIMAL(18, 9)) AS own_share FROM edge WHERE from_number = to_number GROUP BY ALL) USING (to_number)
  WHERE from_number <> to_number GROUP BY ALL),
control(controller, company) USING KEY (controller, company) AS (
  SELECT holder, holder FROM stake
  UNION
  SELECT * FROM (
    SELECT control.controller, stake.company FROM recurring.control AS control JOIN stake ON stake.holder = control.company
    WHERE control.controller <> stake.company GROUP BY ALL
    HAVING 2 * sum(stake.share) > 1 - any_value(stake.own_share)) AS found
  ANTI JOIN recurring.control AS known USING (controller, company)),
pair AS MATERIALIZED (SELECT controller, company FROM control WHERE controller <> company)
SELECT company AS entity_id, controller AS controller_id FROM pair WHERE controller NOT IN (SELECT company FROM pair)"""

# Distress up to this value is not passed on, as in Regulake.
TOLERANCE = 1e-9
# Number of scenarios of the loop over all firms, which takes a tenth of a second per scenario or more.
MATRIX_SCENARIOS = 100


def connect(folder):
    connection = duckdb.connect(config={"threads": 2, "memory_limit": "8GB", "temp_directory": folder + "/duckdb"})
    for name in ("edge", "guarantee", "firm", "scenario"):
        if glob.glob(f"{folder}/{name}s/*.parquet"):
            connection.execute(f"CREATE VIEW {name} AS FROM read_parquet('{folder}/{name}s/*.parquet')")
    return connection


def by_sql(connection, query, result):
    connection.execute(f"COPY ({query}) TO '{result}' (FORMAT parquet)")


def exposures(connection):
    """Dictionary from debtor to its guarantors, each with the guaranteed sum as a part of its equity; in the order of ids."""
    holders = {}
    for debtor, holder, part in connection.execute("""
        SELECT debtor_id, holder_id, sum(amount_yuan) / any_value(equity_yuan) FROM guarantee JOIN firm ON entity_id = holder_id
        GROUP BY ALL ORDER BY ALL""").fetchall():
        holders.setdefault(debtor, []).append((holder, part))
    return holders


def scenarios(connection):
    return [row[0] for row in connection.execute("SELECT entity_id FROM scenario ORDER BY ALL").fetchall()]


def spread(seed, holders):
    """Linear DebtRank of one scenario, on reached firms only."""
    distress, passing = {seed: 1.0}, {seed: 1.0}
    while passing:
        arrived = {}
        for debtor, part in passing.items():
            for holder, weight in holders.get(debtor, ()):
                arrived[holder] = arrived.get(holder, 0.0) + weight * part
        passing = {}
        for firm, more in arrived.items():
            before = distress.get(firm, 0.0)
            distress[firm] = min(1.0, before + more)
            if distress[firm] - before > TOLERANCE:
                passing[firm] = distress[firm] - before
    return distress


def contagion_by_reach(connection, result):
    holders = exposures(connection)
    reached = ((seed, firm, part) for seed in scenarios(connection) for firm, part in spread(seed, holders).items())
    write(connection, reached, result)


def contagion_by_matrix(connection, result):
    """h(t + 1) = min(1, h(t) + L (h(t) - h(t - 1))) as in the paper, over all firms, scenario by scenario."""
    import numpy
    from scipy.sparse import csr_matrix

    holders = exposures(connection)
    firms = sorted(set(holders) | {holder for parts in holders.values() for holder, _ in parts})
    number = {firm: at for at, firm in enumerate(firms)}
    entries = [(number[holder], number[debtor], part) for debtor, parts in holders.items() for holder, part in parts]
    rows, columns, parts = zip(*entries)
    weights = csr_matrix((parts, (rows, columns)), shape=(len(firms), len(firms)))

    def spread_over_all(seed):
        distress, before = numpy.zeros(len(firms)), numpy.zeros(len(firms))
        distress[number[seed]] = 1
        while (distress - before).max() > TOLERANCE:
            distress, before = numpy.minimum(1, distress + weights @ (distress - before)), distress
        return distress

    write(connection, ((seed, firms[at], float(distress[at])) for seed in scenarios(connection)[:MATRIX_SCENARIOS]
                       for distress in [spread_over_all(seed)] for at in distress.nonzero()[0]), result)


def write(connection, rows, result):
    lines = result + ".csv"
    with open(lines, "w", encoding="utf-8") as file:
        file.writelines(f"{seed},{firm},{part!r}\n" for seed, firm, part in rows)
    by_sql(connection, f"SELECT * FROM read_csv('{lines}', header = false, columns = {{'scenario_id': 'VARCHAR', 'entity_id': 'VARCHAR',"
                       " 'distress': 'DOUBLE'})", result)


def peak_bytes():
    """Peak memory; on Linux, ru_maxrss also counts the process that started this one."""
    try:
        with open("/proc/self/status", encoding="utf-8") as lines:
            return next(int(line.split()[1]) for line in lines if line.startswith("VmHWM:")) * 1024
    except FileNotFoundError:
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss


def main(workload, folder, result):
    connection = connect(folder)
    if workload == "components_by_text":
        by_sql(connection, COMPONENTS.replace("{from}", "from_id").replace("{to}", "to_id"), result)
    elif workload == "components_by_number":
        by_sql(connection, COMPONENTS.replace("{from}", "from_number").replace("{to}", "to_number"), result)
    elif workload == "control":
        by_sql(connection, CONTROL, result)
    else:
        {"contagion_by_reach": contagion_by_reach, "contagion_by_matrix": contagion_by_matrix}[workload](connection, result)
    rows = connection.execute(f"SELECT count(*) FROM read_parquet('{result}')").fetchone()[0]
    print(rows, peak_bytes())


main(*sys.argv[1:])

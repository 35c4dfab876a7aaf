"""The peer of `regulake bench linkage`: Splink on DuckDB with the same fields, blocking rules and comparisons.

linkage.py MODEL FOLDER THREADS reads the linkage file MODEL and the values of its fields, as Regulake reads them, from FOLDER/fields (and FOLDER/others,
when two files are linked), writes FOLDER/settings.json and FOLDER/pairs.parquet
(left_id, right_id, weight). It prints, in its last line: seconds and
peak memory in bytes. Needs splink 5.0 and pyyaml. Its u probabilities are estimated from two million random pairs, its m probabilities by expectation
maximisation on each blocking rule, and the probability that two random records match from the first rule, as Splink's documentation recommends.
"""

import glob
import json
import logging
import os
import resource
import sys
import time

import duckdb
import splink.comparison_level_library as levels
import splink.comparison_library as comparisons
import yaml
from splink import DuckDBAPI, Linker, SettingsCreator, block_on


def level(field, text):
    measure, *argument = text.split()
    left, right = f"{field}_l", f"{field}_r"
    if measure == "same" and argument:
        return levels.CustomLevel(f"{argument[0]}_l = {argument[0]}_r", text)
    if measure == "swapped":
        return levels.ColumnsReversedLevel(field, argument[0], symmetrical=True)
    if measure == "edits":
        return levels.DamerauLevenshteinLevel(field, int(argument[0]))
    if measure == "jaro_winkler":
        return levels.JaroWinklerLevel(field, float(argument[0]))
    # DuckDB's jaccard compares sets of characters; Regulake's compares pairs of neighbours.
    conditions = {
        "begins": f"starts_with({left}, {right}) OR starts_with({right}, {left})",
        "contained": f"contains({left}, {right}) OR contains({right}, {left})",
        "reordered": f"list_sort(string_split({left}, '')) = list_sort(string_split({right}, ''))",
        "days": f"abs(date_diff('day', try_cast({left} AS DATE), try_cast({right} AS DATE))) <= {argument[0] if argument else 0}",
        "common_pairs": f"jaccard({left}, {right}) >= {argument[0] if argument else 0}",
    }
    return levels.CustomLevel(conditions[measure], text)


def comparison(rule):
    field = rule["field"]
    own = [levels.NullLevel(field)]
    for text in rule["levels"]:
        if text == "same":
            own.append(levels.ExactMatchLevel(field, term_frequency_adjustments=rule.get("rarity", False)))
        else:
            own.append(level(field, text))
    return comparisons.CustomComparison(own + [levels.ElseLevel()], output_column_name=field)


def main(model_file, folder, threads):
    logging.getLogger("splink").setLevel(logging.ERROR)
    with open(model_file, encoding="utf-8") as file:
        model = yaml.safe_load(file)
    os.makedirs(folder + "/duckdb", exist_ok=True)
    connection = duckdb.connect(config={"threads": threads, "memory_limit": "8GB", "temp_directory": folder + "/duckdb"})
    started = time.monotonic()
    names = ["fields", "others"] if glob.glob(folder + "/others/*.parquet") else ["fields"]
    api = DuckDBAPI(connection)
    tables = []
    for name in names:
        connection.execute(f"CREATE TABLE {name} AS SELECT * RENAME (id AS unique_id) FROM read_parquet('{folder}/{name}/*.parquet')")
        tables.append(api.register(name, dataset_display_name=name))
    rules = [block_on(*fields) for fields in model["blocking"]["rules"]]
    settings = SettingsCreator(
        link_type="link_only" if len(names) == 2 else "dedupe_only",
        blocking_rules_to_generate_predictions=rules,
        comparisons=[comparison(rule) for rule in model["comparisons"]],
    )
    linker = Linker(tables if len(tables) > 1 else tables[0], settings)
    linker.training.estimate_probability_two_random_records_match([rules[0]], recall=0.8)
    linker.training.estimate_u_using_random_sampling(max_pairs=2e6, seed=1)
    for rule in rules:
        linker.training.estimate_parameters_using_expectation_maximisation(rule)
    pairs = linker.inference.predict(threshold_match_weight=-20)
    connection.execute(
        f"COPY (SELECT unique_id_l AS left_id, unique_id_r AS right_id, match_weight AS weight FROM {pairs.physical_name}) TO '{folder}/pairs.parquet' (FORMAT parquet)"
    )
    seconds = time.monotonic() - started
    with open(folder + "/settings.json", "w", encoding="utf-8") as file:
        json.dump(linker.misc.save_model_to_json(), file, ensure_ascii=False, default=str)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024
    print(f"{seconds:.3f} {peak}")


main(sys.argv[1], sys.argv[2], int(sys.argv[3]))

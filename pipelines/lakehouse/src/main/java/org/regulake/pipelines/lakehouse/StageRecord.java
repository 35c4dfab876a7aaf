package org.regulake.pipelines.lakehouse;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The record of a finished stage: its inputs, work and outputs.
 *
 * @param key name of the stage, with the judged day if it has one: {@code score@2025-03-31}
 * @param fingerprint hash of everything that its result depends on: code, rules, parameters,
 *     content of its inputs
 * @param runId run that did the work
 * @param startedAt start, ISO 8601
 * @param seconds duration
 * @param inputs the rows that it read
 * @param outputs tables as they were after it
 * @param hops row balances
 * @param notes remarks for the operator, one sentence each
 * @param kept what the stage keeps for its next run, by name
 */
public record StageRecord(
    String key,
    String fingerprint,
    String runId,
    String startedAt,
    double seconds,
    List<TableInput> inputs,
    List<TableVersion> outputs,
    List<Hop> hops,
    List<String> notes,
    Map<String, String> kept) {

  public StageRecord {
    // Ledgers of earlier versions have no inputs and keep nothing.
    inputs = inputs == null ? List.of() : List.copyOf(inputs);
    outputs = List.copyOf(outputs);
    hops = List.copyOf(hops);
    notes = List.copyOf(notes);
    kept = kept == null ? Map.of() : Map.copyOf(kept);
  }

  /** The same record of work, whose result also follows from other inputs. */
  public StageRecord following(List<TableInput> otherInputs, String otherFingerprint) {
    return new StageRecord(
        key, otherFingerprint, runId, startedAt, seconds, otherInputs, outputs, hops, notes, kept);
  }

  /** The version of a table that it wrote. */
  public Optional<TableVersion> output(String table) {
    return outputs.stream().filter(version -> version.table().equals(table)).findFirst();
  }
}

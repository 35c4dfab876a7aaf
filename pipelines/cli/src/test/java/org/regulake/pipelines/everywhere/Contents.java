package org.regulake.pipelines.everywhere;

import java.util.Map;
import java.util.TreeMap;
import org.apache.hadoop.conf.Configuration;
import org.regulake.pipelines.lakehouse.LakeFiles;
import org.regulake.pipelines.lakehouse.LocalDisk;
import org.regulake.pipelines.lakehouse.RunLedger;

/** The contents of a lake, from its ledger. */
final class Contents {

  private Contents() {}

  /** Map from stage and table to rows and content hash, for every table of the latest run. */
  static Map<String, String> of(String lake) {
    return of(LocalDisk.configuration(), lake);
  }

  static Map<String, String> of(Configuration configuration, String lake) {
    RunLedger.State state = RunLedger.read(new LakeFiles(configuration, lake));
    Map<String, String> contents = new TreeMap<>();
    for (String stage : state.stagesOfRun()) {
      state
          .stages()
          .get(stage)
          .outputs()
          .forEach(
              output ->
                  contents.put(
                      stage + " " + output.table(),
                      output.rows() + " rows, " + output.contentHash()));
    }
    return contents;
  }
}

package org.regulake.pipelines.everywhere;

import java.util.Map;
import java.util.TreeMap;
import org.apache.hadoop.conf.Configuration;
import org.regulake.pipelines.lakehouse.LakeFiles;
import org.regulake.pipelines.lakehouse.LocalDisk;
import org.regulake.pipelines.lakehouse.RunLedger;

/** What a lake holds, from its books. */
final class Contents {

  private Contents() {}

  /**
   * Stage and table → rows and content hash, of every table that the latest run has been through.
   */
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

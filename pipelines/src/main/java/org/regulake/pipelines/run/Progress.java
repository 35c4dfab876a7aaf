package org.regulake.pipelines.run;

/** Receives progress messages of a run. */
public interface Progress {

  /** Called when a stage starts. */
  void begin(String key, String title);

  /** Called when a stage has finished. */
  void done(String key, String title, double seconds, long rows);

  /** Called when the earlier result of a stage is still valid. */
  void unchanged(String key, String title);

  /** Called with a message for the user. */
  void note(String sentence);
}

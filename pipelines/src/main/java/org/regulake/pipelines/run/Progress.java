package org.regulake.pipelines.run;

/** Takes news of a run while it works. */
public interface Progress {

  /** A stage begins to work. */
  void begin(String key, String title);

  /** A stage has done its work. */
  void done(String key, String title, double seconds, long rows);

  /** A stage has nothing to do. */
  void unchanged(String key, String title);

  /** Something a person should know. */
  void note(String sentence);
}

package org.regulake.pipelines.bench;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.regulake.pipelines.run.Progress;

/** Measures each stage of a run in this process, and passes the progress of the run on. */
public final class StageMeter implements Progress {

  private final Path lake;
  private final Progress progress;
  private final List<Figures> stages = new ArrayList<>();
  private WrittenFiles before;
  private PeakHeap heap;
  private StopWatch watch;

  /**
   * A meter for a run.
   *
   * @param lake folder of the lake, on this machine
   * @param progress receives the progress of the run as well
   */
  public StageMeter(Path lake, Progress progress) {
    this.lake = lake;
    this.progress = progress;
  }

  /** The stages that worked so far, in order; unchanged stages are left out. */
  public List<Figures> stages() {
    return List.copyOf(stages);
  }

  @Override
  public void begin(String key, String title) {
    progress.begin(key, title);
    before = WrittenFiles.below(lake);
    heap = PeakHeap.watch();
    watch = StopWatch.start();
  }

  @Override
  public void done(String key, String title, double seconds, long rows) {
    Cost cost = watch.cost();
    heap.close();
    stages.add(
        new Figures(
            key.replaceFirst("@.*", ""),
            cost,
            rows,
            heap.bytes(),
            WrittenFiles.below(lake).bytesSince(before)));
    progress.done(key, title, seconds, rows);
  }

  @Override
  public void unchanged(String key, String title) {
    progress.unchanged(key, title);
  }

  @Override
  public void note(String sentence) {
    progress.note(sentence);
  }
}

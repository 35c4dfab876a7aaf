package org.regulake.pipelines.drill;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Fault: a run fills the disk of its lake, a small one in memory; then the disk is enlarged. */
final class DiskFull implements Fault {

  private static final long AMPLE = 1L << 30;

  @Override
  public String name() {
    return "disk-full";
  }

  @Override
  public String sentence() {
    return "磁盘写满 the disk of the lake fills up during a run and is enlarged later";
  }

  @Override
  public Optional<String> missing(DrillEnvironment environment) {
    if (!environment.isOnLocalDisk()) {
      return Optional.of(DrillEnvironment.LOCAL_DISK_ONLY);
    }
    if (Tool.find("mount", "/usr/bin", "/bin").isEmpty()) {
      return Optional.of("no mount on the PATH, which is needed to create a small disk");
    }
    try {
      Path trial = Files.createDirectories(environment.folder().resolve("trial-disk"));
      Ended mounted = Tool.run("mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", trial.toString());
      if (!mounted.isDone()) {
        return Optional.of(
            "a small disk cannot be created: %s (needs root)".formatted(mounted.lastLine()));
      }
      unmount(trial);
      return Optional.empty();
    } catch (IOException cause) {
      throw new UncheckedIOException("cannot try to create a small disk", cause);
    }
  }

  @Override
  public String inject(DrillEnvironment environment) {
    Lake lake = environment.lakeOfEarlierDay();
    Path disk = lake.folder();
    try {
      FolderCopy.empty(disk);
      mount(disk);
      environment.atEnd(() -> unmount(disk));
      try {
        return inject(environment, lake, disk);
      } finally {
        unmount(disk);
      }
    } catch (IOException cause) {
      throw new UncheckedIOException("cannot create the small disk", cause);
    }
  }

  private static String inject(DrillEnvironment environment, Lake lake, Path disk)
      throws IOException {
    environment.restoreEarlierDay(disk);
    Contents before = lake.published();
    FileStore store = Files.getFileStore(disk);
    long used = store.getTotalSpace() - store.getUsableSpace();
    long size = used + environment.grownBytes() / 2;
    resize(disk, size);
    Ended ended =
        lake.run()
            .requireRefused(
                "the run on a full disk", "no space left", disk.toString(), "run again");
    lake.requireUnchanged(before);
    resize(disk, AMPLE);
    lake.requireRepeat();
    return ("a disk of %.1f MB was full after %d stages: the run failed with a clear message, the"
            + " earlier day was intact; after enlarging the disk, the same content in %d tables")
        .formatted(
            size / 1e6,
            StageTime.printed(ended.printed()).size(),
            environment.undisturbed().tables());
  }

  private static void mount(Path disk) {
    Tool.run("mount", "-t", "tmpfs", "-o", "size=" + AMPLE, "tmpfs", disk.toString())
        .requireDone("mount");
  }

  private static void resize(Path disk, long bytes) {
    Tool.run("mount", "-o", "remount,size=" + bytes, disk.toString()).requireDone("mount");
  }

  private static void unmount(Path disk) throws IOException {
    if (Files.exists(disk)
        && "tmpfs".equals(Files.getFileStore(disk).type())
        && !Files.getFileStore(disk).equals(Files.getFileStore(disk.getParent()))) {
      Tool.run("umount", disk.toString()).requireDone("umount");
    }
  }
}

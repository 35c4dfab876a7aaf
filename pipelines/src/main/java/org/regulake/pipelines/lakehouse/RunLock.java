package org.regulake.pipelines.lakehouse;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.Optional;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/** One run at a time on one lake: a lock file that names its owner, and can be taken over when the owner is dead. */
public final class RunLock implements AutoCloseable {

  private static final String FILE = "ops/run.lock";
  private static final ObjectMapper JSON = new ObjectMapper();

  /**
   * Who holds the lock.
   *
   * @param runId the run
   * @param host machine on which it runs
   * @param processId its process there
   * @param processStart start of that process, which tells it from a later one with the same number
   */
  public record Owner(String runId, String host, long processId, String processStart) {}

  /** The lake is in use by another run. */
  public static final class HeldException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    HeldException(String message) {
      super(message);
    }
  }

  private final LakeFiles files;
  private final Owner owner;

  private RunLock(LakeFiles files, Owner owner) {
    this.files = files;
    this.owner = owner;
  }

  /**
   * Takes the lock.
   *
   * @throws HeldException when a run that is alive (or runs on another host, where that cannot be seen) holds it
   */
  public static RunLock take(LakeFiles files, String runId) {
    Owner self = new Owner(runId, hostName(), ProcessHandle.current().pid(), processStart(ProcessHandle.current()));
    for (int attempt = 0; attempt < 3; attempt++) {
      if (create(files, self)) {
        return new RunLock(files, self);
      }
      Optional<Owner> holder = holder(files);
      if (holder.isPresent() && isAlive(holder.get())) {
        Owner other = holder.get();
        throw new HeldException(
            ("the lake %s is in use by run %s (process %d on %s); wait until it has ended, or look at it with './regulake status'."
                + " If that machine is gone for good, remove %s and start again")
                .formatted(files.path(""), other.runId(), other.processId(), other.host(), files.path(FILE)));
      }
      setAside(files, runId);
    }
    throw new HeldException("the lake %s is being taken by several runs at once; try again".formatted(files.path("")));
  }

  /** The current holder of the lock, if there is one. */
  public static Optional<Owner> holder(LakeFiles files) {
    return files.read(FILE).map(text -> {
      try {
        return JSON.readValue(text, Owner.class);
      } catch (JsonProcessingException cause) {
        // A lock without a readable owner was cut off while it was written: nobody holds it.
        return new Owner("unknown", hostName(), -1, "");
      }
    });
  }

  /** Whether the owner may still be at work. A process on another host cannot be seen from here and counts as alive. */
  public static boolean isAlive(Owner owner) {
    if (!owner.host().equals(hostName())) {
      return true;
    }
    return ProcessHandle.of(owner.processId())
        .filter(ProcessHandle::isAlive)
        .map(process -> processStart(process).equals(owner.processStart()))
        .orElse(false);
  }

  @Override
  public void close() {
    if (holder(files).filter(owner::equals).isPresent()) {
      files.delete(FILE);
    }
  }

  private static boolean create(LakeFiles files, Owner owner) {
    Path path = files.path(FILE);
    FileSystem storage = files.fileSystem();
    try {
      byte[] text = JSON.writeValueAsString(owner).getBytes(StandardCharsets.UTF_8);
      storage.mkdirs(path.getParent());
      if ("file".equals(storage.getUri().getScheme())) {
        // Hadoop's local file system looks first and creates then; the operating system does both in one step.
        Files.write(localPath(storage, path), text, StandardOpenOption.CREATE_NEW);
        return true;
      }
      try (OutputStream out = storage.create(path, false)) {
        out.write(text);
      }
      return true;
    } catch (FileAlreadyExistsException | org.apache.hadoop.fs.FileAlreadyExistsException exists) {
      return false;
    } catch (IOException cause) {
      throw new UncheckedIOException("cannot write the run lock " + path, cause);
    }
  }

  /** Moves the lock of a dead run away; of two runs that try at once only one succeeds. */
  private static void setAside(LakeFiles files, String runId) {
    Path path = files.path(FILE);
    Path aside = files.path("ops/run.lock.stale-" + runId);
    FileSystem storage = files.fileSystem();
    try {
      if (storage.exists(path) && storage.rename(path, aside)) {
        storage.delete(aside, false);
      }
    } catch (IOException cause) {
      throw new UncheckedIOException("cannot take over the stale run lock " + path, cause);
    }
  }

  private static java.nio.file.Path localPath(FileSystem storage, Path path) {
    return java.nio.file.Path.of(storage.makeQualified(path).toUri().getPath());
  }

  private static String processStart(ProcessHandle process) {
    return process.info().startInstant().map(Instant::toString).orElse("");
  }

  private static String hostName() {
    try {
      return InetAddress.getLocalHost().getHostName();
    } catch (IOException cause) {
      return "localhost";
    }
  }
}

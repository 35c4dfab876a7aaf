package org.regulake.pipelines.lakehouse;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.Logger;
import org.regulake.models.text.LocalMoment;

/**
 * Allows one run at a time on a lake: a lock file that names its owner, and a heartbeat file that
 * the owner rewrites every 15 s. A process that finds the lock of a dead owner takes it over: on
 * the same machine at once, on another machine when the last heartbeat is older than {@link
 * #LEASE}. Both times are the storage's own, so that clock differences between machines do not
 * matter.
 */
public final class RunLock implements AutoCloseable {

  /**
   * Time without a heartbeat after which an owner on another machine counts as dead; longer than a
   * storage may be unreachable.
   */
  public static final Duration LEASE = Duration.ofMinutes(2);

  private static final Duration BEAT = Duration.ofSeconds(15);
  private static final String FILE = "ops/run.lock";
  private static final String HEARTBEAT = "run.sign-";
  private static final String CLAIM = "run.claim-";
  private static final Path KERNEL_NAME = Path.of("/proc/sys/kernel/hostname");
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Logger LOG = LogManager.getLogger(RunLock.class);

  /**
   * Holder of the lock.
   *
   * @param runId the run
   * @param host machine on which it runs
   * @param processId its process there
   * @param processStart start of that process, which distinguishes it from a later one with the
   *     same number
   */
  public record Owner(String runId, String host, long processId, String processStart) {

    private static Owner self(String runId) {
      return new Owner(
          runId,
          hostName(),
          ProcessHandle.current().pid(),
          RunLock.processStart(ProcessHandle.current()));
    }
  }

  /** The lake is in use by another run. */
  public static final class HeldException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    HeldException(String message) {
      super(message);
    }
  }

  private final LakeFiles files;
  private final Owner owner;
  private final ScheduledExecutorService heart =
      Executors.newSingleThreadScheduledExecutor(
          work -> {
            Thread thread = new Thread(work, "run-lock");
            thread.setDaemon(true);
            return thread;
          });
  private volatile long lastHeartbeatNanos = System.nanoTime();
  private volatile Owner newOwner;

  private RunLock(LakeFiles files, Owner owner) {
    this.files = files;
    this.owner = owner;
    heart.scheduleWithFixedDelay(
        this::beat, BEAT.toMillis(), BEAT.toMillis(), TimeUnit.MILLISECONDS);
  }

  /**
   * Takes the lock.
   *
   * @throws HeldException when a run that is alive holds it
   */
  public static RunLock take(LakeFiles files, String runId) {
    return take(files, Owner.self(runId));
  }

  static RunLock take(LakeFiles files, Owner self) {
    // The heartbeat comes before the lock, so that a living run never has a lock without one. Its
    // time also serves as the storage's current time.
    writeHeartbeat(files, self.runId());
    boolean isTaken = false;
    try {
      isTaken = files.create(FILE, json(self)) || takeOver(files, self);
      if (!isTaken) {
        throw new HeldException(
            "the lake %s is being taken by several runs at once; try again"
                .formatted(files.path("")));
      }
      return new RunLock(files, self);
    } finally {
      if (!isTaken) {
        files.delete(heartbeatFile(self.runId()));
      }
    }
  }

  private static boolean takeOver(LakeFiles files, Owner self) {
    Optional<String> text = files.read(FILE);
    if (text.isEmpty()) {
      return files.create(FILE, json(self));
    }
    Owner other = owner(text.get());
    Instant now = files.writtenAt(heartbeatFile(self.runId())).orElseThrow();
    if (isAlive(files, other, now)) {
      throw new HeldException(
          ("the lake %s is in use by run %s (process %d on %s, last heartbeat %s); wait until it"
               + " has ended, or check it with './regulake status'. If that machine is down, start"
               + " again %d seconds after the last heartbeat, and this run takes over the lake")
              .formatted(
                  files.path(""),
                  other.runId(),
                  other.processId(),
                  other.host(),
                  lastHeartbeat(files, other).map(LocalMoment::of).orElse("unknown"),
                  LEASE.toSeconds()));
    }
    return claim(files, self, other, text.get(), now);
  }

  /**
   * Replaces the lock of a dead run. The only primitive that all storages share is
   * create-if-absent, so takeover is guarded by a claim file; if its owner was interrupted before
   * it used the claim, the next number can be claimed.
   */
  private static boolean claim(
      LakeFiles files, Owner self, Owner other, String lockOfOther, Instant now) {
    for (int number = 1; ; number++) {
      String claim = "ops/" + CLAIM + other.runId() + "-" + number;
      if (files.create(claim, self.runId())) {
        boolean isStillThere = files.read(FILE).filter(lockOfOther::equals).isPresent();
        if (isStillThere) {
          files.write(FILE, json(self));
          files.delete(heartbeatFile(other.runId()));
        }
        for (int used = 1; used <= number; used++) {
          files.delete("ops/" + CLAIM + other.runId() + "-" + used);
        }
        return isStillThere;
      }
      boolean isOfDead =
          files.writtenAt(claim).filter(at -> at.plus(LEASE).isBefore(now)).isPresent();
      if (!isOfDead) {
        return false;
      }
    }
  }

  /** The current holder of the lock, if there is one. */
  public static Optional<Owner> holder(LakeFiles files) {
    return files.read(FILE).map(RunLock::owner);
  }

  private static Owner owner(String text) {
    try {
      return JSON.readValue(text, Owner.class);
    } catch (JsonProcessingException cause) {
      // A lock without a readable owner was interrupted while it was written, so it has no holder.
      return new Owner("unknown", hostName(), -1, "");
    }
  }

  /**
   * Whether the owner may still be running.
   *
   * @param now current time, compared with the last heartbeat of an owner on another machine
   */
  public static boolean isAlive(LakeFiles files, Owner owner, Instant now) {
    if (!owner.host().equals(hostName())) {
      return lastHeartbeat(files, owner)
          .filter(heartbeat -> heartbeat.plus(LEASE).isAfter(now))
          .isPresent();
    }
    return ProcessHandle.of(owner.processId())
        .filter(ProcessHandle::isAlive)
        .map(process -> processStart(process).equals(owner.processStart()))
        .orElse(false);
  }

  /**
   * Time of the heartbeat file or of the lock file, whichever is later: a heartbeat file may be
   * lost, and the lock file was written by a living run.
   */
  private static Optional<Instant> lastHeartbeat(LakeFiles files, Owner owner) {
    Optional<Instant> taken = files.writtenAt(FILE);
    Optional<Instant> heartbeat = files.writtenAt(heartbeatFile(owner.runId()));
    return heartbeat.isEmpty() || taken.isPresent() && taken.get().isAfter(heartbeat.get())
        ? taken
        : heartbeat;
  }

  private void beat() {
    try {
      writeHeartbeat(files, owner.runId());
      Optional<Owner> holder = holder(files);
      if (holder.isEmpty()) {
        files.create(FILE, json(owner));
      } else if (!holder.get().equals(owner)) {
        newOwner = holder.get();
      }
      lastHeartbeatNanos = System.nanoTime();
    } catch (RuntimeException failure) {
      // The storage may be unreachable for a while; requireHeld() stops the run when this lasts too
      // long.
      LOG.warn("the heartbeat of the run lock of {} could not be written", files.path(""), failure);
    }
  }

  /**
   * Checks that this run still holds the lock, before it writes to the lake.
   *
   * @throws HeldException when another run has taken it over, or may have done so because no
   *     heartbeat was written for too long
   */
  public void requireHeld() {
    Owner other = newOwner;
    if (other != null) {
      throw new HeldException(
          ("the lake %s was taken over by run %s (process %d on %s), because this run wrote no"
               + " heartbeat for %d seconds: it was suspended, or could not reach the storage. That"
               + " run resumes from the stored state; nothing needs repair")
              .formatted(
                  files.path(""),
                  other.runId(),
                  other.processId(),
                  other.host(),
                  LEASE.toSeconds()));
    }
    if (System.nanoTime() - lastHeartbeatNanos > LEASE.toNanos()) {
      // The machine may have been suspended; a heartbeat may still be in time now.
      beat();
      if (System.nanoTime() - lastHeartbeatNanos > LEASE.toNanos()) {
        throw new HeldException(
            ("no heartbeat could be written to the lake %s for %d seconds, so another run may take"
                    + " it over; check that its storage can be reached, then start again")
                .formatted(files.path(""), LEASE.toSeconds()));
      }
      requireHeld();
    }
  }

  @Override
  public void close() {
    heart.shutdownNow();
    try {
      // A heartbeat that is being written would be left behind.
      heart.awaitTermination(BEAT.toSeconds(), TimeUnit.SECONDS);
    } catch (InterruptedException cause) {
      Thread.currentThread().interrupt();
    }
    files.delete(heartbeatFile(owner.runId()));
    if (holder(files).filter(owner::equals).isPresent()) {
      files.delete(FILE);
    }
  }

  /** Heartbeat and claim files of runs that were interrupted while they requested the lock. */
  public List<String> leftovers() {
    return files.list("ops").stream()
        .filter(
            name ->
                name.startsWith(HEARTBEAT) && !name.equals(HEARTBEAT + owner.runId())
                    || name.startsWith(CLAIM))
        .map(name -> "ops/" + name)
        .toList();
  }

  private static void writeHeartbeat(LakeFiles files, String runId) {
    files.write(heartbeatFile(runId), "");
  }

  private static String heartbeatFile(String runId) {
    return "ops/" + HEARTBEAT + runId;
  }

  private static String json(Owner owner) {
    try {
      return JSON.writeValueAsString(owner);
    } catch (JsonProcessingException cause) {
      throw new IllegalStateException("cannot write the run lock", cause);
    }
  }

  private static String processStart(ProcessHandle process) {
    return process.info().startInstant().map(Instant::toString).orElse("");
  }

  /**
   * Host name from the kernel; name services may have no name, or the same one for many machines.
   */
  private static String hostName() {
    try {
      return Files.isReadable(KERNEL_NAME)
          ? Files.readString(KERNEL_NAME).strip()
          : InetAddress.getLocalHost().getHostName();
    } catch (IOException cause) {
      throw new UncheckedIOException(
          "this machine has no host name, which the run lock needs to distinguish machines", cause);
    }
  }
}

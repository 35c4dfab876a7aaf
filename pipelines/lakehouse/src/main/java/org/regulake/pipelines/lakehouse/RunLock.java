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
 * One run at a time on one lake: a lock file that names its owner, and beside it a file that the
 * owner writes again and again. Whoever finds the lock of a process that is dead takes it over: on
 * the same machine at once, on another one when the owner has given no sign for {@link #LEASE}.
 * Both times are the storage's own, so that machines whose clocks differ agree.
 */
public final class RunLock implements AutoCloseable {

  /**
   * How long an owner on another machine may be silent before it counts as dead; longer than a
   * storage may be out of reach.
   */
  public static final Duration LEASE = Duration.ofMinutes(2);

  private static final Duration BEAT = Duration.ofSeconds(15);
  private static final String FILE = "ops/run.lock";
  private static final String SIGN = "run.sign-";
  private static final String CLAIM = "run.claim-";
  private static final Path KERNEL_NAME = Path.of("/proc/sys/kernel/hostname");
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Logger LOG = LogManager.getLogger(RunLock.class);

  /**
   * Who holds the lock.
   *
   * @param runId the run
   * @param host machine on which it runs
   * @param processId its process there
   * @param processStart start of that process, which tells it from a later one with the same number
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
  private volatile long lastSignNanos = System.nanoTime();
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
    // Before the lock: there is never a lock of a living run without a sign of life. Its time is
    // also what the storage takes for now.
    giveSign(files, self.runId());
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
        files.delete(signOf(self.runId()));
      }
    }
  }

  private static boolean takeOver(LakeFiles files, Owner self) {
    Optional<String> text = files.read(FILE);
    if (text.isEmpty()) {
      return files.create(FILE, json(self));
    }
    Owner other = owner(text.get());
    Instant now = files.writtenAt(signOf(self.runId())).orElseThrow();
    if (isAlive(files, other, now)) {
      throw new HeldException(
          ("the lake %s is in use by run %s (process %d on %s, last sign of life %s); wait until it"
                  + " has ended, or look at it with './regulake status'. If that machine is gone,"
                  + " start again %d seconds after the last sign, and this run takes the lake over")
              .formatted(
                  files.path(""),
                  other.runId(),
                  other.processId(),
                  other.host(),
                  lastSign(files, other).map(LocalMoment::of).orElse("unknown"),
                  LEASE.toSeconds()));
    }
    return claim(files, self, other, text.get(), now);
  }

  /**
   * Replaces the lock of a dead run. All that storages have in common is that one of several makes
   * a file first, so the right to replace this lock is such a file; where its owner was cut off
   * before it made use of it, the next number is up for the taking.
   */
  private static boolean claim(
      LakeFiles files, Owner self, Owner other, String lockOfOther, Instant now) {
    for (int number = 1; ; number++) {
      String claim = "ops/" + CLAIM + other.runId() + "-" + number;
      if (files.create(claim, self.runId())) {
        boolean isStillThere = files.read(FILE).filter(lockOfOther::equals).isPresent();
        if (isStillThere) {
          files.write(FILE, json(self));
          files.delete(signOf(other.runId()));
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
      // A lock without a readable owner was cut off while it was written: nobody holds it.
      return new Owner("unknown", hostName(), -1, "");
    }
  }

  /**
   * Whether the owner may still be at work.
   *
   * @param now for an owner on another machine, whose last sign of life counts
   */
  public static boolean isAlive(LakeFiles files, Owner owner, Instant now) {
    if (!owner.host().equals(hostName())) {
      return lastSign(files, owner).filter(sign -> sign.plus(LEASE).isAfter(now)).isPresent();
    }
    return ProcessHandle.of(owner.processId())
        .filter(ProcessHandle::isAlive)
        .map(process -> processStart(process).equals(owner.processStart()))
        .orElse(false);
  }

  /** The later of the two: a sign may be lost, the lock itself was written by a living run. */
  private static Optional<Instant> lastSign(LakeFiles files, Owner owner) {
    Optional<Instant> taken = files.writtenAt(FILE);
    Optional<Instant> sign = files.writtenAt(signOf(owner.runId()));
    return sign.isEmpty() || taken.isPresent() && taken.get().isAfter(sign.get()) ? taken : sign;
  }

  private void beat() {
    try {
      giveSign(files, owner.runId());
      Optional<Owner> holder = holder(files);
      if (holder.isEmpty()) {
        files.create(FILE, json(owner));
      } else if (!holder.get().equals(owner)) {
        newOwner = holder.get();
      }
      lastSignNanos = System.nanoTime();
    } catch (RuntimeException failure) {
      // The storage may be out of reach for a while; requireHeld() stops the run when it is too
      // long.
      LOG.warn("no sign of life could be given for the run lock of {}", files.path(""), failure);
    }
  }

  /**
   * Makes sure that the lake is still this run's, before something is written to it.
   *
   * @throws HeldException when another run has taken it over, or may have done so because no sign
   *     of life could be given for too long
   */
  public void requireHeld() {
    Owner other = newOwner;
    if (other != null) {
      throw new HeldException(
          ("the lake %s was taken over by run %s (process %d on %s), because this run gave no sign"
               + " of life for %d seconds: it stood still, or could not reach the storage. That run"
               + " goes on with what is there; nothing has to be mended")
              .formatted(
                  files.path(""),
                  other.runId(),
                  other.processId(),
                  other.host(),
                  LEASE.toSeconds()));
    }
    if (System.nanoTime() - lastSignNanos > LEASE.toNanos()) {
      // The machine may have slept, and may be in time with a sign now.
      beat();
      if (System.nanoTime() - lastSignNanos > LEASE.toNanos()) {
        throw new HeldException(
            "no sign of life could be given on the lake %s for %d seconds, so another run may take it; see that its storage can be reached, then start again"
                .formatted(files.path(""), LEASE.toSeconds()));
      }
      requireHeld();
    }
  }

  @Override
  public void close() {
    heart.shutdownNow();
    try {
      // A sign that is just being given would be left behind.
      heart.awaitTermination(BEAT.toSeconds(), TimeUnit.SECONDS);
    } catch (InterruptedException cause) {
      Thread.currentThread().interrupt();
    }
    files.delete(signOf(owner.runId()));
    if (holder(files).filter(owner::equals).isPresent()) {
      files.delete(FILE);
    }
  }

  /** What runs left that were cut off while they asked for the lock. */
  public List<String> leftovers() {
    return files.list("ops").stream()
        .filter(
            name ->
                name.startsWith(SIGN) && !name.equals(SIGN + owner.runId())
                    || name.startsWith(CLAIM))
        .map(name -> "ops/" + name)
        .toList();
  }

  private static void giveSign(LakeFiles files, String runId) {
    files.write(signOf(runId), "");
  }

  private static String signOf(String runId) {
    return "ops/" + SIGN + runId;
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
   * What the system itself is called: the network's list of names may know no name, or the same one
   * for many machines.
   */
  private static String hostName() {
    try {
      return Files.isReadable(KERNEL_NAME)
          ? Files.readString(KERNEL_NAME).strip()
          : InetAddress.getLocalHost().getHostName();
    } catch (IOException cause) {
      throw new UncheckedIOException(
          "this machine has no name, by which the run lock could tell it from others", cause);
    }
  }
}

package org.regulake.pipelines.cluster;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.regulake.pipelines.lakehouse.LakeFiles;
import org.regulake.pipelines.lakehouse.LakehouseConfig;

/**
 * The place of a run.
 *
 * @param master in Spark's syntax: {@code spark://host:7077}, {@code yarn}, {@code k8s://…}, {@code
 *     local[*]}
 * @param isDriverElsewhere whether the driver runs on a machine of the cluster (deploy mode
 *     cluster), not on this one
 */
public record Target(String master, boolean isDriverElsewhere) {

  public Target {
    if (ClusterKind.of(master) == ClusterKind.LOCAL && isDriverElsewhere) {
      throw new IllegalArgumentException(
          "--deploy-mode cluster needs a cluster, and --master %s is this machine; omit one of them"
              .formatted(master));
    }
  }

  /** A target with a deploy mode in Spark's syntax; client by default. */
  public static Target of(String master, String deployMode) {
    return switch (deployMode == null ? "client" : deployMode) {
      case "client" -> new Target(master, false);
      case "cluster" -> new Target(master, true);
      default ->
          throw new IllegalArgumentException(
              "--deploy-mode is '%s'; write client or cluster".formatted(deployMode));
    };
  }

  ClusterKind kind() {
    return ClusterKind.of(master);
  }

  /** Whether executors run on other machines. */
  public boolean isRemote() {
    return kind() != ClusterKind.LOCAL;
  }

  String deployMode() {
    return isDriverElsewhere ? "cluster" : "client";
  }

  /**
   * Makes sure that all machines that read the configured places can access them.
   *
   * @throws IllegalArgumentException with all places that exist only on this machine
   */
  public void requireInReach(LakehouseConfig lakehouse, String landing) {
    if (!isRemote()) {
      return;
    }
    List<String> outOfReach = new ArrayList<>();
    addIfLocal(outOfReach, "landing", landing);
    addIfLocal(outOfReach, "lakehouse.location", lakehouse.location());
    Optional.ofNullable(lakehouse.catalog().warehouse())
        .ifPresent(place -> addIfLocal(outOfReach, "lakehouse.catalog.warehouse", place));
    if (!outOfReach.isEmpty()) {
      throw new IllegalArgumentException(
          ("the machines of %s cannot access the local folders of this one: %s. Use places that all"
                  + " of them can access, as in hdfs://host/regulake or s3a://bucket/regulake"
                  + " (--landing, --lake, or the configuration), or omit --master")
              .formatted(master, String.join(", ", outOfReach)));
    }
    if (isDriverElsewhere && lakehouse.catalog().isOnOneMachine()) {
      throw new IllegalArgumentException(
          ("lakehouse.catalog.uri: %s is a file on this machine, and with --deploy-mode cluster"
               + " another machine would write it. Use a database that all machines can access, as"
               + " in jdbc:postgresql://host/regulake, or type hadoop, or use --deploy-mode client")
              .formatted(lakehouse.catalog().uri()));
    }
  }

  private static void addIfLocal(List<String> outOfReach, String key, String place) {
    if (LakeFiles.isLocal(place)) {
      outOfReach.add(key + " " + place);
    }
  }
}

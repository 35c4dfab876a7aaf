package org.regulake.pipelines.cluster;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.regulake.pipelines.lakehouse.LakeFiles;
import org.regulake.pipelines.lakehouse.LakehouseConfig;

/**
 * Where a run takes place.
 *
 * @param master as Spark writes it: {@code spark://host:7077}, {@code yarn}, {@code k8s://…},
 *     {@code local[*]}
 * @param isDriverElsewhere whether the driver is on a machine of the cluster too (deploy mode
 *     cluster), and not on this one
 */
public record Target(String master, boolean isDriverElsewhere) {

  public Target {
    if (ClusterKind.of(master) == ClusterKind.LOCAL && isDriverElsewhere) {
      throw new IllegalArgumentException(
          "--deploy-mode cluster needs a cluster, and --master %s is this machine; leave one of them out"
              .formatted(master));
    }
  }

  /** A target with its deploy mode as Spark writes it; client when nothing is said. */
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

  /** Whether other machines do the work. */
  public boolean isRemote() {
    return kind() != ClusterKind.LOCAL;
  }

  String deployMode() {
    return isDriverElsewhere ? "cluster" : "client";
  }

  /**
   * Holds the configuration against the machines that will read it.
   *
   * @throws IllegalArgumentException when something lies on this machine that others would look for
   *     in vain, with all such places
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
          ("the machines of %s do not see the local folders of this one: %s. Name places that all"
               + " of them reach, as in hdfs://host/regulake or s3a://bucket/regulake (--landing,"
               + " --lake, or the configuration), or leave --master out")
              .formatted(master, String.join(", ", outOfReach)));
    }
    if (isDriverElsewhere && lakehouse.catalog().isOnOneMachine()) {
      throw new IllegalArgumentException(
          ("lakehouse.catalog.uri: %s is a file on this machine, and with --deploy-mode cluster"
               + " another machine would write it. Name a database that all machines reach, as in"
               + " jdbc:postgresql://host/regulake, or type hadoop, or use --deploy-mode client")
              .formatted(lakehouse.catalog().uri()));
    }
  }

  private static void addIfLocal(List<String> outOfReach, String key, String place) {
    if (LakeFiles.isLocal(place)) {
      outOfReach.add(key + " " + place);
    }
  }
}

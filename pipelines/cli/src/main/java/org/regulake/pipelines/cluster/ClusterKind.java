package org.regulake.pipelines.cluster;

/** Who starts the executors. */
enum ClusterKind {
  /** Nobody: the driver does the work itself. */
  LOCAL,
  /** Spark's own master and workers. */
  STANDALONE,
  YARN,
  KUBERNETES;

  static ClusterKind of(String master) {
    if (master.equals("local") || master.startsWith("local[")) {
      return LOCAL;
    }
    if (master.startsWith("spark://")) {
      return STANDALONE;
    }
    if (master.equals("yarn")) {
      return YARN;
    }
    if (master.startsWith("k8s://")) {
      return KUBERNETES;
    }
    throw new IllegalArgumentException(
        "--master: '%s' is no master that a run can go to; write spark://host:7077, yarn, k8s://https://host:6443 or local[*]"
            .formatted(master));
  }
}

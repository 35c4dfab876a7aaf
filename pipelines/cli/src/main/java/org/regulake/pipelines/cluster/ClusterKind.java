package org.regulake.pipelines.cluster;

/** Kinds of clusters, by the process that starts executors. */
enum ClusterKind {
  /** No executors: the driver does the work itself. */
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
        ("--master: '%s' is not a supported master; write spark://host:7077, yarn,"
                + " k8s://https://host:6443 or local[*]")
            .formatted(master));
  }
}

package org.regulake.pipelines.everywhere;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.yarn.conf.YarnConfiguration;
import org.apache.hadoop.yarn.server.MiniYARNCluster;

/** YARN with one node, in its own process, which ends when its standard input is closed. */
final class YarnServer {

  static final String IS_UP = "YARN is up";

  private YarnServer() {}

  /**
   * Starts YARN.
   *
   * @param arguments folder for Hadoop's configuration files; address of HDFS
   */
  public static void main(String[] arguments) throws IOException {
    YarnConfiguration configuration = new YarnConfiguration();
    configuration.set("fs.defaultFS", arguments[1]);
    configuration.setInt(YarnConfiguration.YARN_MINICLUSTER_NM_PMEM_MB, 8192);
    configuration.setInt("yarn.nodemanager.resource.cpu-vcores", 8);
    configuration.setInt("yarn.scheduler.minimum-allocation-mb", 128);
    configuration.set("yarn.scheduler.capacity.root.queues", "default");
    configuration.set("yarn.scheduler.capacity.root.default.capacity", "100");
    configuration.set("yarn.scheduler.capacity.maximum-am-resource-percent", "0.8");
    configuration.setBoolean("yarn.nodemanager.vmem-check-enabled", false);
    configuration.setBoolean("yarn.nodemanager.pmem-check-enabled", false);
    configuration.setBoolean("yarn.nodemanager.disk-health-checker.enable", false);
    configuration.setBoolean(YarnConfiguration.YARN_MINICLUSTER_FIXED_PORTS, false);
    try (MiniYARNCluster cluster = new MiniYARNCluster("yarn-of-tests", 1, 1, 1)) {
      cluster.init(configuration);
      cluster.start();
      write(cluster.getConfig(), Path.of(arguments[0], "yarn-site.xml"));
      Configuration core = new Configuration(false);
      core.set("fs.defaultFS", arguments[1]);
      write(core, Path.of(arguments[0], "core-site.xml"));
      System.out.println(IS_UP);
      while (System.in.read() >= 0) {
        // Waits until the process that started it has ended.
      }
    }
    System.exit(0);
  }

  private static void write(Configuration configuration, Path file) throws IOException {
    try (OutputStream out = Files.newOutputStream(file)) {
      configuration.writeXml(out);
    }
  }
}

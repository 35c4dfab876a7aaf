package org.regulake.pipelines.everywhere;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileUtil;
import org.apache.hadoop.hdfs.MiniDFSCluster;

/** HDFS with one data node on this machine. */
final class Hdfs implements AutoCloseable {

  private final MiniDFSCluster cluster;

  Hdfs(Path folder) {
    Configuration configuration = new Configuration();
    configuration.set(MiniDFSCluster.HDFS_MINIDFS_BASEDIR, folder.toAbsolutePath().toString());
    configuration.setInt("dfs.replication", 1);
    try {
      cluster = new MiniDFSCluster.Builder(configuration).numDataNodes(1).build();
      cluster.waitActive();
    } catch (IOException cause) {
      throw new UncheckedIOException("HDFS did not start", cause);
    }
  }

  String uri(String path) {
    return "hdfs://%s:%d%s".formatted(Server.HOST, cluster.getNameNodePort(), path);
  }

  void put(Path local, String path) {
    try {
      FileUtil.copy(
          local.toFile(),
          cluster.getFileSystem(),
          new org.apache.hadoop.fs.Path(path),
          false,
          cluster.getConfiguration(0));
    } catch (IOException cause) {
      throw new UncheckedIOException("cannot copy %s to HDFS".formatted(local), cause);
    }
  }

  @Override
  public void close() {
    cluster.shutdown(true);
  }
}

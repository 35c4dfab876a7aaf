package org.regulake.pipelines.lakehouse;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.attribute.PosixFilePermissions;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.LocatedFileStatus;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.RemoteIterator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A file, a folder and their permissions, seen through Hadoop. */
class LocalDiskTest {

  @TempDir java.nio.file.Path folder;
  private java.nio.file.Path file;
  private FileSystem disk;

  @BeforeEach
  void write() throws IOException {
    file = Files.writeString(Files.createDirectory(folder.resolve("rows")).resolve("a"), "three");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));
    disk = new Path(folder.toUri()).getFileSystem(LocalDisk.configuration());
  }

  @Test
  void the_status_of_a_file_states_its_permission_and_owner() throws IOException {
    FileStatus status = disk.getFileStatus(new Path(file.toUri()));
    assertThat(status.getPermission()).hasToString("rw-r-----");
    assertThat(status.getOwner()).isEqualTo(Files.getOwner(file).getName());
    assertThat(status.getLen()).isEqualTo(5);
    assertThat(disk.getFileStatus(new Path(folder.toUri())).isDirectory()).isTrue();
  }

  /** Hadoop's own class would start a process when it is asked for the permission. */
  @Test
  void a_listed_file_has_its_permission_already() throws IOException {
    assertThat(disk.getFileStatus(new Path(file.toUri()))).isExactlyInstanceOf(FileStatus.class);
    assertThat(disk.listStatus(new Path(file.getParent().toUri())))
        .hasOnlyElementsOfType(FileStatus.class)
        .allSatisfy(listed -> assertThat(listed).isExactlyInstanceOf(FileStatus.class));
    RemoteIterator<LocatedFileStatus> below = disk.listFiles(new Path(folder.toUri()), true);
    assertThat(below.next().getPermission()).hasToString("rw-r-----");
    assertThat(below.hasNext()).isFalse();
  }

  @Test
  void a_broken_link_is_listed_as_hadoop_lists_it() throws IOException {
    Files.createSymbolicLink(file.resolveSibling("link"), file.resolveSibling("gone"));
    assertThat(disk.listStatus(new Path(file.getParent().toUri()))).hasSize(1);
  }
}

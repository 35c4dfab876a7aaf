package org.regulake.pipelines.collect;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.LocalFileSystem;
import org.apache.hadoop.fs.Path;

/**
 * A delivery that Regulake writes into the landing folder itself. Until it is landed it lies in a
 * folder whose name begins with a dot, which no run reads; what a stopped process leaves of it is
 * removed by the next one with the same title.
 */
public final class NewDelivery implements AutoCloseable {

  private static final String UNFINISHED = ".unfinished-";

  private final FileSystem storage;
  private final Path source;
  private final Path unfinished;
  private final Map<String, Long> bytes = new TreeMap<>();

  /**
   * Begins a delivery.
   *
   * @param source name of its source
   * @param title what is delivered; one delivery of a title is written at a time
   * @param id tells this process from others
   */
  public NewDelivery(
      Configuration configuration, String landing, String source, String title, String id) {
    this.source = new Path(landing, source);
    this.unfinished = new Path(this.source, UNFINISHED + title + "." + id);
    try {
      FileSystem any = this.source.getFileSystem(configuration);
      // Senders write no checksum files either, and the manifest has the hash.
      this.storage = any instanceof LocalFileSystem local ? local.getRawFileSystem() : any;
      storage.mkdirs(this.source);
      for (FileStatus entry : storage.listStatus(this.source)) {
        if (entry.getPath().getName().startsWith(UNFINISHED + title + ".")) {
          storage.delete(entry.getPath(), true);
        }
      }
      storage.mkdirs(unfinished);
    } catch (IOException cause) {
      throw new UncheckedIOException("cannot write to the landing folder " + this.source, cause);
    }
  }

  /** Opens a new file of the delivery; the caller closes it before the delivery is landed. */
  public OutputStream file(String name) throws IOException {
    OutputStream out = storage.create(new Path(unfinished, name), false);
    bytes.put(name, 0L);
    return new OutputStream() {
      @Override
      public void write(int value) throws IOException {
        write(new byte[] {(byte) value}, 0, 1);
      }

      @Override
      public void write(byte[] content, int offset, int length) throws IOException {
        out.write(content, offset, length);
        bytes.merge(name, (long) length, Long::sum);
      }

      @Override
      public void close() throws IOException {
        out.close();
      }
    };
  }

  /**
   * Lands the delivery: runs see all of it or nothing.
   *
   * @param name name of its folder
   * @param manifest lists its files
   * @param description content of its {@code delivery.yml}; empty for none
   * @return source and folder, as in the column {@code delivery_id}
   * @throws IllegalStateException when there is such a delivery, or another process removed a part
   */
  public String land(String name, Manifest manifest, String description) {
    Path folder = new Path(source, name);
    try {
      write(DescriptionFiles.MANIFEST, DescriptionFiles.content(manifest));
      if (!description.isEmpty()) {
        write(DescriptionFiles.DESCRIPTION, description.getBytes(StandardCharsets.UTF_8));
      }
      Map<String, Long> present = new TreeMap<>();
      for (FileStatus file : storage.listStatus(unfinished)) {
        present.put(file.getPath().getName(), file.getLen());
      }
      if (!present.equals(bytes) || storage.exists(folder)) {
        throw new IllegalStateException(
            "%s was not landed, because another process landed or removed it meanwhile; pull again"
                .formatted(folder));
      }
      if (!storage.rename(unfinished, folder)) {
        throw new IOException("the folder could not be renamed");
      }
    } catch (IOException cause) {
      throw new UncheckedIOException("cannot land the delivery " + folder, cause);
    }
    return source.getName() + "/" + name;
  }

  private void write(String name, byte[] content) throws IOException {
    try (OutputStream out = file(name)) {
      out.write(content);
    }
  }

  /** Removes the delivery unless it was landed. */
  @Override
  public void close() {
    try {
      storage.delete(unfinished, true);
    } catch (IOException cause) {
      throw new UncheckedIOException("cannot remove " + unfinished, cause);
    }
  }
}

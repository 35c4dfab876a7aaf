package org.regulake.pipelines.collect;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Iterator;
import java.util.Set;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;

/** The names of natural persons in a file, as rows of {@code bronze.person}; a name may come several times, but not often. */
final class NamesOfFile implements Iterator<Row> {

  /** So many names are remembered, so that memory does not grow with the file. */
  private static final int REMEMBERED = 50_000;

  private final FileTask task;
  private final PersonalCells personal;
  private final RecordFile file;
  private final Set<String> remembered = new HashSet<>();
  private final Deque<Row> ready = new ArrayDeque<>();

  NamesOfFile(FileTask task, Configuration configuration, PersonalCells personal) throws IOException {
    this.task = task;
    this.personal = personal;
    this.file = new RecordFile(task, configuration);
    advance();
  }

  private void advance() {
    while (ready.isEmpty() && file.hasNext()) {
      LandedRecord record = file.next();
      if (record.problem() == null) {
        task.spelling().rewrite(record.values());
        personal.names(record.values(), task.identifierScheme() == null).forEach(name -> add(name, record.line()));
      }
    }
    if (ready.isEmpty()) {
      try {
        file.close();
      } catch (IOException cause) {
        throw new UncheckedIOException("cannot read " + task.uri(), cause);
      }
    }
  }

  private void add(String name, long line) {
    if (remembered.size() == REMEMBERED) {
      remembered.clear();
    }
    if (remembered.add(name)) {
      ready.add(RowFactory.create(personal.idOf(name), name, task.deliveryId() + "/" + task.fileName() + ":" + line, task.deliveryId(),
          task.fileName(), line, task.receivedAt()));
    }
  }

  @Override
  public boolean hasNext() {
    return !ready.isEmpty();
  }

  @Override
  public Row next() {
    Row row = ready.remove();
    advance();
    return row;
  }
}

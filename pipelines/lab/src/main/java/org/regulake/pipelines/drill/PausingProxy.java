package org.regulake.pipelines.drill;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A proxy on a port of this machine that can interrupt its server: while it is paused, connections
 * hang as with a broken line; when it is cut, they are reset as by a stopped server.
 */
final class PausingProxy implements AutoCloseable {

  private enum State {
    OPEN,
    PAUSED,
    CUT
  }

  private static final int BUFFER = 1 << 14;

  private final InetSocketAddress server;
  private final ServerSocket port;
  private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
  private final AtomicLong sent = new AtomicLong();
  private State state = State.OPEN;

  PausingProxy(InetSocketAddress server) {
    this.server = server;
    try {
      this.port = new ServerSocket(0, 200, InetAddress.getLoopbackAddress());
    } catch (IOException cause) {
      throw new UncheckedIOException("no port could be opened for the proxy", cause);
    }
    start("accept", this::accept);
  }

  int port() {
    return port.getLocalPort();
  }

  /** Bytes sent to the server so far. */
  long sent() {
    return sent.get();
  }

  /** Lets all connections hang, old and new. */
  void pause() {
    change(State.PAUSED);
  }

  /** Resets all connections, and new ones as soon as they are opened. */
  void cut() {
    change(State.CUT);
    sockets.forEach(PausingProxy::reset);
  }

  /** Forwards again. */
  void resume() {
    change(State.OPEN);
  }

  private synchronized void change(State newState) {
    state = newState;
    notifyAll();
  }

  private synchronized State stateAfterPause() throws InterruptedException {
    while (state == State.PAUSED) {
      wait();
    }
    return state;
  }

  private static void start(String name, Runnable work) {
    Thread thread = new Thread(work, "pausing-proxy-" + name);
    thread.setDaemon(true);
    thread.start();
  }

  private void accept() {
    try {
      while (!port.isClosed()) {
        Socket client = port.accept();
        sockets.add(client);
        start("connect", () -> connect(client));
      }
    } catch (SocketException closed) {
      if (!port.isClosed()) {
        throw new UncheckedIOException("the proxy cannot accept connections", closed);
      }
    } catch (IOException cause) {
      throw new UncheckedIOException("the proxy cannot accept connections", cause);
    }
  }

  private void connect(Socket client) {
    Socket target = new Socket();
    try {
      if (stateAfterPause() == State.CUT) {
        drop(client);
        return;
      }
      target.connect(server);
      sockets.add(target);
      start("answers", () -> pump(target, client, new AtomicLong()));
      pump(client, target, sent);
    } catch (IOException noServer) {
      // The client sees the same as without the proxy: no server.
      drop(client);
      drop(target);
    } catch (InterruptedException ended) {
      Thread.currentThread().interrupt();
    }
  }

  private void pump(Socket from, Socket to, AtomicLong count) {
    byte[] buffer = new byte[BUFFER];
    try {
      InputStream in = from.getInputStream();
      OutputStream out = to.getOutputStream();
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        if (stateAfterPause() == State.CUT) {
          throw new SocketException("cut");
        }
        // Counted first: when an answer arrives, what it answers is counted.
        count.addAndGet(read);
        out.write(buffer, 0, read);
      }
      // An orderly end: the other direction may still send data.
      to.shutdownOutput();
      if (from.isOutputShutdown()) {
        drop(from);
        drop(to);
      }
    } catch (IOException ended) {
      // One side has closed, so the other is closed, too.
      drop(from);
      drop(to);
    } catch (InterruptedException ended) {
      Thread.currentThread().interrupt();
    }
  }

  private void drop(Socket socket) {
    sockets.remove(socket);
    reset(socket);
  }

  /** Closes a socket without lingering, so that the other side sees the reset at once. */
  private static void reset(Socket socket) {
    try (socket) {
      if (!socket.isClosed()) {
        socket.setSoLinger(true, 0);
      }
    } catch (IOException gone) {
      // The other side has closed it already.
      return;
    }
  }

  @Override
  public void close() throws IOException {
    port.close();
    cut();
  }
}

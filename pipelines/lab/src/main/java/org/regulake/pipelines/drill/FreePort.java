package org.regulake.pipelines.drill;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;

/** Finds free ports of this machine and waits for servers. */
final class FreePort {

  private static final Duration INTERVAL = Duration.ofMillis(50);
  private static final int CONNECT_MILLIS = 500;

  private FreePort() {}

  /** Returns a port on which no server listens. */
  static int any() {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException cause) {
      throw new UncheckedIOException("no port is free", cause);
    }
  }

  /** Waits until a started server listens. */
  static void awaitServer(int port, Started server, Duration longest) {
    long start = System.nanoTime();
    while (!isServed(port)) {
      if (!server.isAlive() || System.nanoTime() - start > longest.toNanos()) {
        throw new DrillFailedException(
            "a server did not start: " + new Ended(0, server.printed()).lastLine());
      }
      Pause.of(INTERVAL);
    }
  }

  private static boolean isServed(int port) {
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), CONNECT_MILLIS);
      return true;
    } catch (IOException notYet) {
      return false;
    }
  }
}

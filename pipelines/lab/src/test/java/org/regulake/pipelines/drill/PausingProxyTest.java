package org.regulake.pipelines.drill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PausingProxyTest {

  private static final int SHORT_WHILE = 300;
  private static final int LONG_WHILE = 30_000;

  private ServerSocket server;
  private PausingProxy proxy;

  @BeforeEach
  void startEchoServer() throws IOException {
    server = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
    Thread thread = new Thread(this::serve, "echo");
    thread.setDaemon(true);
    thread.start();
    proxy =
        new PausingProxy(
            new InetSocketAddress(InetAddress.getLoopbackAddress(), server.getLocalPort()));
  }

  private void serve() {
    while (!server.isClosed()) {
      try {
        Socket client = server.accept();
        Thread thread = new Thread(() -> echo(client), "echo client");
        thread.setDaemon(true);
        thread.start();
      } catch (IOException closed) {
        return;
      }
    }
  }

  private static void echo(Socket client) {
    try (client;
        InputStream in = client.getInputStream()) {
      in.transferTo(client.getOutputStream());
    } catch (IOException gone) {
      return;
    }
  }

  @AfterEach
  void stop() throws IOException {
    proxy.close();
    server.close();
  }

  private Socket connect() {
    try {
      Socket socket = new Socket(InetAddress.getLoopbackAddress(), proxy.port());
      socket.setSoTimeout(LONG_WHILE);
      return socket;
    } catch (IOException cause) {
      throw new UncheckedIOException(cause);
    }
  }

  private static int echoed(Socket socket, int word) throws IOException {
    socket.getOutputStream().write(word);
    return socket.getInputStream().read();
  }

  @Test
  void bytes_pass_in_both_directions_and_are_counted() throws IOException {
    try (Socket socket = connect()) {
      assertThat(echoed(socket, 7)).isEqualTo(7);
      assertThat(echoed(socket, 8)).isEqualTo(8);
    }
    assertThat(proxy.sent()).isEqualTo(2);
  }

  @Test
  void an_answer_is_complete_after_the_client_has_sent_everything() throws IOException {
    try (Socket socket = connect()) {
      socket.getOutputStream().write(new byte[] {1, 2, 3});
      socket.shutdownOutput();
      assertThat(socket.getInputStream().readAllBytes()).containsExactly(1, 2, 3);
    }
  }

  @Test
  void while_paused_old_and_new_connections_hang_and_they_continue_afterwards() throws IOException {
    try (Socket before = connect()) {
      assertThat(echoed(before, 1)).isEqualTo(1);
      proxy.pause();
      try (Socket during = connect()) {
        before.setSoTimeout(SHORT_WHILE);
        during.setSoTimeout(SHORT_WHILE);
        assertThatThrownBy(() -> echoed(before, 2)).isInstanceOf(SocketTimeoutException.class);
        assertThatThrownBy(() -> echoed(during, 3)).isInstanceOf(SocketTimeoutException.class);
        proxy.resume();
        before.setSoTimeout(LONG_WHILE);
        during.setSoTimeout(LONG_WHILE);
        assertThat(before.getInputStream().read()).isEqualTo(2);
        assertThat(during.getInputStream().read()).isEqualTo(3);
      }
    }
  }

  @Test
  void while_cut_connections_are_reset_until_it_resumes() throws IOException {
    try (Socket before = connect()) {
      assertThat(echoed(before, 1)).isEqualTo(1);
      proxy.cut();
      assertThat(isLost(before)).isTrue();
    }
    try (Socket during = connect()) {
      assertThat(isLost(during)).isTrue();
    }
    proxy.resume();
    try (Socket after = connect()) {
      assertThat(echoed(after, 4)).isEqualTo(4);
    }
  }

  private static boolean isLost(Socket socket) {
    try {
      return echoed(socket, 2) == -1;
    } catch (SocketTimeoutException hanging) {
      return false;
    } catch (IOException reset) {
      return true;
    }
  }
}

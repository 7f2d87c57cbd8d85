package dev.snapstart.local.rehearse.linux;

import static org.assertj.core.api.Assertions.assertThat;

import dev.snapstart.local.rehearse.model.OpenSocket;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

@EnabledOnOs(value = OS.LINUX, disabledReason = "reads /proc")
class ProcessSocketsTest {

  @Test
  void connectionsOfAProcessAreFoundUntilTheyAreClosed() throws IOException {
    long self = ProcessHandle.current().pid();
    try (ServerSocket listener = new ServerSocket(0, 9, InetAddress.getLoopbackAddress());
        Socket connected = new Socket(listener.getInetAddress(), listener.getLocalPort())) {
      int port = connected.getLocalPort();

      assertThat(at(ProcessSockets.of(self, Set.of()), port))
          .singleElement()
          .satisfies(
              it -> {
                assertThat(it.remote()).endsWith("127.0.0.1:" + listener.getLocalPort());
                assertThat(it.listening()).isFalse();
              });
      assertThat(at(ProcessSockets.of(self, Set.of()), listener.getLocalPort()))
          .extracting(OpenSocket::listening)
          .contains(true);
      assertThat(at(ProcessSockets.of(self, Set.of(listener.getLocalPort())), port)).isEmpty();
      connected.close();
      assertThat(at(ProcessSockets.of(self, Set.of()), port)).isEmpty();
    }
  }

  @Test
  void whatIsNoProcessHasNone() {
    assertThat(ProcessSockets.of(Long.MAX_VALUE, Set.of())).isEmpty();
    assertThat(ProcessMemory.residentMb(Long.MAX_VALUE)).isZero();
  }

  private static List<OpenSocket> at(List<OpenSocket> all, int localPort) {
    return all.stream().filter(socket -> socket.localPort() == localPort).toList();
  }
}

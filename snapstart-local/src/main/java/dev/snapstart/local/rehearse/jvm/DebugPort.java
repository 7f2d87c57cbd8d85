package dev.snapstart.local.rehearse.jvm;

import com.sun.jdi.Bootstrap;
import com.sun.jdi.VirtualMachine;
import com.sun.jdi.connect.Connector;
import com.sun.jdi.connect.IllegalConnectorArgumentsException;
import com.sun.jdi.connect.ListeningConnector;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Where a JVM that is to be looked into connects to; not thread-safe.
 *
 * <p>It is the JVM that connects: one that listened would do what any process of this machine says.
 */
public final class DebugPort implements AutoCloseable {
  private static final String TRANSPORT = "com.sun.jdi.SocketListen";
  private static final String HOST = "127.0.0.1";

  private final ListeningConnector connector;
  private final Map<String, Connector.Argument> arguments;
  private final String address;

  private DebugPort(
      ListeningConnector connector, Map<String, Connector.Argument> arguments, String address) {
    this.connector = connector;
    this.arguments = arguments;
    this.address = address;
  }

  /**
   * Why a JVM cannot be looked into.
   *
   * @param program its program
   * @return a clause, or null if it can
   */
  public static @Nullable String obstacle(Path program) {
    Path home = program.toAbsolutePath().getParent();
    Path jvm = home == null ? null : home.getParent();
    if (jvm == null || !Files.exists(jvm.resolve("lib").resolve("libjdwp.so"))) {
      return "the Java of the function has no debugging library (libjdwp)";
    }
    return ModuleLayer.boot().findModule("jdk.jdi").isPresent()
        ? null
        : "the Java of this process has no module jdk.jdi: use a JDK";
  }

  /**
   * Listens on a free port of the loopback interface.
   *
   * @param limit how long a JVM may take to connect
   * @return the port, to be closed
   */
  public static DebugPort open(Duration limit) {
    ListeningConnector connector =
        Bootstrap.virtualMachineManager().listeningConnectors().stream()
            .filter(it -> it.name().equals(TRANSPORT))
            .findFirst()
            .orElseThrow(() -> new IllegalStateException("No " + TRANSPORT));
    Map<String, Connector.Argument> arguments = connector.defaultArguments();
    Map.of("localAddress", HOST, "timeout", Long.toString(limit.toMillis()))
        .forEach((name, value) -> Objects.requireNonNull(arguments.get(name)).setValue(value));
    try {
      return new DebugPort(connector, arguments, connector.startListening(arguments));
    } catch (IOException | IllegalConnectorArgumentsException e) {
      throw new IllegalStateException("Cannot listen on " + HOST, e);
    }
  }

  /**
   * What makes a JVM connect, before it does anything else.
   *
   * @return an option
   */
  public String option() {
    return "-agentlib:jdwp=transport=dt_socket,server=n,suspend=y,address=" + HOST + ":" + port();
  }

  /**
   * The port.
   *
   * @return its number
   */
  public int port() {
    return Integer.parseInt(address.substring(address.lastIndexOf(':') + 1));
  }

  /**
   * Waits for the JVM.
   *
   * @return the JVM, which does nothing yet, or null if none has connected in time
   */
  public @Nullable VirtualMachine accept() {
    try {
      return connector.accept(arguments);
    } catch (IOException | IllegalConnectorArgumentsException e) {
      return null; // It has ended, which its owner will see.
    }
  }

  @Override
  public void close() {
    try {
      connector.stopListening(arguments);
    } catch (IOException | IllegalConnectorArgumentsException e) {
      throw new IllegalStateException("Cannot close the port", e);
    }
  }
}

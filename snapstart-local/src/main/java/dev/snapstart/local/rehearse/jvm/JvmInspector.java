package dev.snapstart.local.rehearse.jvm;

import com.sun.jdi.VMDisconnectedException;
import com.sun.jdi.VirtualMachine;
import dev.snapstart.local.rehearse.capture.Appraiser;
import dev.snapstart.local.rehearse.model.Hook;
import dev.snapstart.local.rehearse.model.Observations;
import dev.snapstart.local.rehearse.model.OpenSocket;
import java.util.List;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/** Looks into one JVM through its debugging interface; not thread-safe. */
public final class JvmInspector implements AutoCloseable {
  private final VirtualMachine vm;
  private final Owned owned;
  private final HookWatch hooks;

  private JvmInspector(VirtualMachine vm, Owned owned, HookWatch hooks) {
    this.vm = vm;
    this.owned = owned;
    this.hooks = hooks;
  }

  /**
   * Lets a JVM begin, and watches it.
   *
   * @param vm the JVM, which does nothing yet
   * @param handler for example {@code com.example.orders.Handler::handle}
   * @param nanos a clock for durations
   * @return the inspector, to be closed
   */
  public static JvmInspector begin(VirtualMachine vm, String handler, LongSupplier nanos) {
    HookWatch hooks = new HookWatch(vm, nanos);
    hooks.begin();
    Thread events = new Thread(hooks::run, "snapstart-local-rehearse");
    events.setDaemon(true);
    events.start();
    return new JvmInspector(vm, Owned.around(handler), hooks);
  }

  /** Takes note that the process is held at its snapshot. */
  public void held() {
    try {
      hooks.held();
    } catch (VMDisconnectedException e) {
      return; // The process has ended, which its owner sees.
    }
  }

  /** Takes note that the process was restored. */
  public void restored() {
    hooks.restored();
  }

  /**
   * The hooks that were registered.
   *
   * @return the hooks, in their order
   */
  public List<Hook> hooks() {
    return hooks.hooks();
  }

  /**
   * Reads the fields, while the JVM stands still.
   *
   * @param appraiser knows the environment
   * @return values by field, none if the JVM is gone
   */
  public Observations fields(Appraiser appraiser) {
    return orElse(
        Observations.NONE, () -> still(() -> new FieldReader(vm, owned, appraiser).read()));
  }

  /**
   * Finds who holds sockets, while the JVM stands still.
   *
   * @param sockets the sockets
   * @return the same with the fields that hold them, where one was found
   */
  public List<OpenSocket> holders(List<OpenSocket> sockets) {
    return orElse(
        sockets,
        () ->
            still(
                () -> {
                  SocketHolders holders = new SocketHolders(vm, owned);
                  return sockets.stream()
                      .map(socket -> socket.heldBy(holders.of(socket.localPort())))
                      .toList();
                }));
  }

  private <T> T still(Supplier<T> reading) {
    vm.suspend();
    try {
      return reading.get();
    } finally {
      vm.resume();
    }
  }

  private static <T> T orElse(T otherwise, Supplier<T> reading) {
    try {
      return reading.get();
    } catch (VMDisconnectedException e) {
      return otherwise; // The process has ended, which its owner sees.
    }
  }

  @Override
  public void close() {
    try {
      vm.dispose();
    } catch (VMDisconnectedException e) {
      return; // The process has ended.
    }
  }
}

package dev.snapstart.local.rehearse.jvm;

import com.sun.jdi.ClassNotLoadedException;
import com.sun.jdi.ClassType;
import com.sun.jdi.Field;
import com.sun.jdi.IncompatibleThreadStateException;
import com.sun.jdi.InvalidTypeException;
import com.sun.jdi.InvocationException;
import com.sun.jdi.Location;
import com.sun.jdi.Method;
import com.sun.jdi.ObjectReference;
import com.sun.jdi.ReferenceType;
import com.sun.jdi.StackFrame;
import com.sun.jdi.ThreadReference;
import com.sun.jdi.VMDisconnectedException;
import com.sun.jdi.VirtualMachine;
import com.sun.jdi.event.BreakpointEvent;
import com.sun.jdi.event.ClassPrepareEvent;
import com.sun.jdi.event.Event;
import com.sun.jdi.event.EventSet;
import com.sun.jdi.event.VMDeathEvent;
import com.sun.jdi.event.VMDisconnectEvent;
import com.sun.jdi.request.BreakpointRequest;
import com.sun.jdi.request.ClassPrepareRequest;
import com.sun.jdi.request.EventRequest;
import dev.snapstart.local.rehearse.model.Hook;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Watches a JVM register its hooks and run them; thread-safe.
 *
 * <p>AWS's context ({@code com.amazonaws.services.lambda.crac.ContextImpl}, to which {@code
 * org.crac} delegates) holds what is registered weakly. Before it runs the hooks, garbage is
 * collected here, so that what can be lost is lost for certain.
 */
final class HookWatch {
  private static final Logger LOG = LoggerFactory.getLogger(HookWatch.class);
  private static final String CONTEXT = "com.amazonaws.services.lambda.crac.ContextImpl";
  private static final String BEFORE = "beforeCheckpoint";
  private static final String AFTER = "afterRestore";

  private final VirtualMachine vm;
  private final LongSupplier nanos;
  private final Map<Long, Registered> registered = new HashMap<>();
  private final List<Registered> inOrder = new ArrayList<>();
  private final Set<String> watched = new HashSet<>();
  private @Nullable Registered running;
  private boolean collected;
  private boolean held;

  HookWatch(VirtualMachine vm, LongSupplier nanos) {
    this.vm = vm;
    this.nanos = nanos;
  }

  /** Asks for the events, before the JVM does anything. */
  void begin() {
    ClassPrepareRequest request = vm.eventRequestManager().createClassPrepareRequest();
    request.addClassFilter(CONTEXT);
    request.setSuspendPolicy(EventRequest.SUSPEND_EVENT_THREAD);
    request.enable();
  }

  /** Answers events until the JVM is gone. */
  void run() {
    try {
      while (true) {
        EventSet events = vm.eventQueue().remove();
        for (Event event : events) {
          if (event instanceof VMDisconnectEvent || event instanceof VMDeathEvent) {
            return;
          }
          handle(event);
        }
        events.resume();
      }
    } catch (VMDisconnectedException e) {
      return; // Its owner has ended it.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void handle(Event event) {
    try {
      if (event instanceof ClassPrepareEvent prepared) {
        for (String name : List.of("register", BEFORE, AFTER)) {
          prepared.referenceType().methodsByName(name).forEach(this::stopAt);
        }
      } else if (event instanceof BreakpointEvent reached) {
        reached(reached);
      }
    } catch (VMDisconnectedException e) {
      throw e;
    } catch (RuntimeException | IncompatibleThreadStateException e) {
      LOG.debug("An event of the function's JVM could not be read", e);
    }
  }

  private void stopAt(Method method) {
    if (method.isAbstract() || method.isNative()) {
      return;
    }
    BreakpointRequest request = vm.eventRequestManager().createBreakpointRequest(method.location());
    request.setSuspendPolicy(EventRequest.SUSPEND_EVENT_THREAD);
    request.enable();
  }

  private void reached(BreakpointEvent event) throws IncompatibleThreadStateException {
    Method method = event.location().method();
    ThreadReference thread = event.thread();
    if (!method.declaringType().name().equals(CONTEXT)) {
      entered(thread.frame(0).thisObject(), method.name());
    } else if (method.name().equals("register")) {
      register(thread);
    } else if (method.name().equals(BEFORE)) {
      collectGarbage(thread);
    }
  }

  private void register(ThreadReference thread) throws IncompatibleThreadStateException {
    StackFrame frame = thread.frame(0);
    if (!(frame.getArgumentValues().get(0) instanceof ObjectReference given)) {
      return;
    }
    ObjectReference resource = unwrapped(given);
    Registered hook = new Registered(resource, where(thread));
    synchronized (this) {
      hook.late = held;
      if (registered.putIfAbsent(resource.uniqueID(), hook) == null) {
        inOrder.add(hook);
      }
      if (watched.add(resource.referenceType().name())) {
        for (String name : List.of(BEFORE, AFTER)) {
          resource.referenceType().methodsByName(name).stream()
              .filter(method -> !method.isBridge())
              .forEach(this::stopAt);
        }
      }
    }
  }

  /** {@code org.crac} registers a proxy whose handler points to the resource weakly. */
  private static ObjectReference unwrapped(ObjectReference given) {
    ObjectReference handler = object(given, "h");
    ObjectReference resource = handler == null ? null : object(handler, "referent");
    return resource == null ? given : resource;
  }

  private static @Nullable ObjectReference object(ObjectReference owner, String name) {
    Field field = owner.referenceType().fieldByName(name);
    return field != null && owner.getValue(field) instanceof ObjectReference value ? value : null;
  }

  private static String where(ThreadReference thread) throws IncompatibleThreadStateException {
    for (StackFrame frame : thread.frames()) {
      Location at = frame.location();
      String type = at.declaringType().name();
      if (!Owned.isPlatform(at.declaringType()) && !type.startsWith("org.crac.")) {
        return Owned.simple(type)
            + "."
            + at.method().name()
            + (at.lineNumber() > 0 ? " (line " + at.lineNumber() + ")" : "");
      }
    }
    return "unknown code";
  }

  private void collectGarbage(ThreadReference thread) {
    ReferenceType system = vm.classesByName("java.lang.System").get(0);
    if (system instanceof ClassType type) {
      try {
        type.invokeMethod(
            thread,
            type.concreteMethodByName("gc", "()V"),
            List.of(),
            ClassType.INVOKE_SINGLE_THREADED);
        collected = true;
      } catch (InvalidTypeException
          | ClassNotLoadedException
          | IncompatibleThreadStateException
          | InvocationException e) {
        LOG.debug("Garbage could not be collected", e);
      }
    }
  }

  private synchronized void entered(@Nullable ObjectReference hook, String method) {
    ended();
    Registered now = hook == null ? null : registered.get(hook.uniqueID());
    if (now != null) {
      now.phase = method;
      now.since = nanos.getAsLong();
      running = now;
    }
  }

  /** The hook that runs has ended: the next one begins, or the process is held or asks for work. */
  private synchronized void ended() {
    Registered now = running;
    running = null;
    if (now != null) {
      Duration took = Duration.ofNanos(nanos.getAsLong() - now.since);
      if (now.phase.equals(BEFORE)) {
        now.before = took;
      } else {
        now.after = took;
      }
    }
  }

  /** The process is held: what is registered from now on is too late. */
  synchronized void held() {
    ended();
    held = true;
    for (Registered hook : inOrder) {
      hook.lost = collected && hook.resource.isCollected();
    }
  }

  /** The hooks after restoring have ended. */
  void restored() {
    ended();
  }

  synchronized List<Hook> hooks() {
    return inOrder.stream().map(Registered::hook).toList();
  }

  /** A resource, which the debugging interface holds weakly, too. */
  private static final class Registered {
    private final ObjectReference resource;
    private final String name;
    private final String where;
    private boolean late;
    private boolean lost;
    private String phase = "";
    private long since;
    private @Nullable Duration before;
    private @Nullable Duration after;

    Registered(ObjectReference resource, String where) {
      this.resource = resource;
      this.name = Owned.simple(resource.referenceType().name());
      this.where = where;
    }

    Hook hook() {
      Hook.Fate fate = late ? Hook.Fate.TOO_LATE : lost ? Hook.Fate.COLLECTED : Hook.Fate.KEPT;
      return new Hook(name, where, fate, before, after);
    }
  }
}

package dev.snapstart.local.rehearse.jvm;

import com.sun.jdi.ArrayReference;
import com.sun.jdi.ClassObjectReference;
import com.sun.jdi.Field;
import com.sun.jdi.ObjectReference;
import com.sun.jdi.PrimitiveValue;
import com.sun.jdi.ReferenceType;
import com.sun.jdi.Value;
import com.sun.jdi.VirtualMachine;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Finds the field of the function's own classes that holds a socket; not thread-safe. */
final class SocketHolders {
  /** Each step walks the whole heap, so this bounds the time. */
  private static final int MOST_STEPS = 40;

  private static final int MOST_REFERRERS = 20;
  private final VirtualMachine vm;
  private final Owned owned;

  SocketHolders(VirtualMachine vm, Owned owned) {
    this.vm = vm;
    this.owned = owned;
  }

  /** The field, or null if none was found within reason. */
  @Nullable String of(int localPort) {
    ObjectReference socket = socket(localPort);
    if (socket == null) {
      return null;
    }
    Deque<ObjectReference> next = new ArrayDeque<>(List.of(socket));
    Set<Long> seen = new HashSet<>();
    for (int steps = 0; steps < MOST_STEPS && !next.isEmpty(); steps++) {
      ObjectReference held = next.removeFirst();
      for (ObjectReference holder : held.referringObjects(MOST_REFERRERS)) {
        String name = name(holder, held);
        if (name != null) {
          return name;
        }
        if (seen.add(holder.uniqueID()) && leadsOn(holder)) {
          next.addLast(holder);
        }
      }
    }
    return null;
  }

  private @Nullable ObjectReference socket(int localPort) {
    for (String type : List.of("sun.nio.ch.NioSocketImpl", "sun.nio.ch.SocketChannelImpl")) {
      for (ReferenceType loaded : vm.classesByName(type)) {
        for (ObjectReference candidate : loaded.instances(200)) {
          if (port(candidate) == localPort) {
            return candidate;
          }
        }
      }
    }
    return null;
  }

  private static long port(ObjectReference socket) {
    Value direct = value(socket, "localport");
    if (direct instanceof PrimitiveValue number) {
      return number.longValue();
    }
    return value(socket, "localAddress") instanceof ObjectReference address
            && value(address, "holder") instanceof ObjectReference holder
            && value(holder, "port") instanceof PrimitiveValue number
        ? number.longValue()
        : -1;
  }

  private @Nullable String name(ObjectReference holder, ObjectReference held) {
    ReferenceType type =
        holder instanceof ClassObjectReference reflected
            ? reflected.reflectedType()
            : holder.referenceType();
    if (!owned.includes(type)) {
      return null;
    }
    boolean statics = holder instanceof ClassObjectReference;
    for (Field field : type.allFields()) {
      Value value =
          field.isStatic() != statics
              ? null
              : statics ? type.getValue(field) : holder.getValue(field);
      if (held.equals(value)) {
        return Owned.simple(type.name()) + "." + field.name();
      }
    }
    return null;
  }

  /** Bookkeeping of the JDK refers to everything and explains nothing. */
  private static boolean leadsOn(ObjectReference holder) {
    String type = holder.referenceType().name();
    return !type.startsWith("java.lang.ref.")
        && !type.startsWith("jdk.internal.ref.")
        && !type.startsWith("java.lang.Thread")
        && (holder instanceof ArrayReference || !type.startsWith("java.lang.Class"));
  }

  private static @Nullable Value value(ObjectReference owner, String name) {
    Field field = owner.referenceType().fieldByName(name);
    return field == null ? null : owner.getValue(field);
  }
}

package dev.snapstart.local.rehearse.jvm;

import com.sun.jdi.ArrayReference;
import com.sun.jdi.Field;
import com.sun.jdi.ObjectReference;
import com.sun.jdi.PrimitiveValue;
import com.sun.jdi.ReferenceType;
import com.sun.jdi.StringReference;
import com.sun.jdi.Value;
import com.sun.jdi.VirtualMachine;
import dev.snapstart.local.rehearse.capture.Appraiser;
import dev.snapstart.local.rehearse.model.Observations;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Reads what the fields of a function's own classes hold, static ones and those of objects of which
 * there are few, as of a handler and what it consists of; not thread-safe.
 */
final class FieldReader {
  private static final int FEW = 8;
  private static final int DEPTH = 6;
  private static final int MOST_OBJECTS = 300;
  private static final int MOST_ELEMENTS = 64;

  private final VirtualMachine vm;
  private final Owned owned;
  private final Appraiser appraiser;
  private final Leaves leaves;
  private final Map<String, Set<dev.snapstart.local.rehearse.model.Value>> places = new TreeMap<>();

  FieldReader(VirtualMachine vm, Owned owned, Appraiser appraiser) {
    this.vm = vm;
    this.owned = owned;
    this.appraiser = appraiser;
    this.leaves = new Leaves(appraiser);
  }

  Observations read() {
    List<ReferenceType> types =
        vm.allClasses().stream().filter(it -> it.isPrepared() && owned.includes(it)).toList();
    types.forEach(this::statics);
    long[] counts = types.isEmpty() ? new long[0] : vm.instanceCounts(types);
    for (int i = 0; i < counts.length; i++) {
      if (counts[i] > 0 && counts[i] <= FEW) {
        types.get(i).instances(FEW).forEach(this::fields);
      }
    }
    random("java.lang.Math$RandomNumberGeneratorHolder", "Math.random()");
    return new Observations(places);
  }

  private void statics(ReferenceType type) {
    List<Field> fields =
        type.fields().stream().filter(it -> it.isStatic() && !it.isSynthetic()).toList();
    type.getValues(fields).forEach((field, value) -> root(field, value));
  }

  private void fields(ObjectReference owner) {
    List<Field> fields =
        owner.referenceType().allFields().stream()
            .filter(it -> !it.isStatic() && !it.isSynthetic())
            .filter(it -> owned.includes(it.declaringType()))
            .toList();
    owner.getValues(fields).forEach((field, value) -> root(field, value));
  }

  private void random(String holder, String name) {
    for (ReferenceType type : vm.classesByName(holder)) {
      type.getValues(type.fields().stream().filter(Field::isStatic).toList())
          .values()
          .forEach(value -> take(name, value, new Visit()));
    }
  }

  private void root(Field field, @Nullable Value value) {
    take(Owned.simple(field.declaringType().name()) + "." + field.name(), value, new Visit());
  }

  private void take(String place, @Nullable Value value, Visit visit) {
    if (value == null) {
      return;
    }
    if (value instanceof PrimitiveValue primitive) {
      add(place, leaves.of(primitive));
    } else if (value instanceof StringReference text) {
      add(place, appraiser.of(text.value()));
    } else if (value instanceof ArrayReference array) {
      array(place, array, visit);
    } else if (value instanceof ObjectReference object && visit.enter(object)) {
      dev.snapstart.local.rehearse.model.Value leaf = leaves.of(object);
      if (leaf != null) {
        add(place, leaf);
      } else if (object.referenceType().name().startsWith("java.util.") && !leaves.isSafe(object)) {
        inside(place, object, visit);
      }
      visit.leave();
    }
  }

  private void array(String place, ArrayReference array, Visit visit) {
    String type = array.referenceType().name();
    int length = array.length();
    if (length == 0) {
      return;
    }
    if (type.equals("byte[]")) {
      if (length >= 8 && length <= MOST_ELEMENTS) {
        add(place, appraiser.bytes(leaves.bytes(array)));
      }
    } else if (!type.equals("char[]") && !type.equals("boolean[]") && visit.enter(array)) {
      array
          .getValues(0, Math.min(length, MOST_ELEMENTS * 4))
          .forEach(element -> take(place, element, visit));
      visit.leave();
    }
  }

  private void inside(String place, ObjectReference container, Visit visit) {
    List<Field> fields =
        container.referenceType().allFields().stream()
            .filter(it -> !it.isStatic())
            .filter(it -> it.typeName().indexOf('.') >= 0 || it.typeName().equals("long"))
            .toList();
    container.getValues(fields).forEach((field, value) -> take(place, value, visit));
  }

  private void add(String place, dev.snapstart.local.rehearse.model.@Nullable Value value) {
    if (value != null) {
      places.computeIfAbsent(place, key -> new HashSet<>()).add(value);
    }
  }

  /** The way down from one field: no object twice, not too deep, not too many. */
  private static final class Visit {
    private final Set<Long> seen = new HashSet<>();
    private final List<Long> path = new ArrayList<>();

    boolean enter(ObjectReference object) {
      if (path.size() >= DEPTH || seen.size() >= MOST_OBJECTS || !seen.add(object.uniqueID())) {
        return false;
      }
      path.add(object.uniqueID());
      return true;
    }

    void leave() {
      path.remove(path.size() - 1);
    }
  }
}

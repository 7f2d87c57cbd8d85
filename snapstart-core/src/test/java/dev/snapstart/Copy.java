package dev.snapstart;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Makes a record that is like another one but for some of its components.
 *
 * @param <R> the record
 */
public final class Copy<R extends Record> {
  private final R original;
  private final Map<String, Object> values = new LinkedHashMap<>();

  private Copy(R original) {
    this.original = original;
    for (RecordComponent component : original.getClass().getRecordComponents()) {
      values.put(component.getName(), read(component));
    }
  }

  public static <R extends Record> Copy<R> of(R original) {
    return new Copy<>(original);
  }

  public Copy<R> with(String component, Object value) {
    if (!values.containsKey(component)) {
      throw new IllegalArgumentException(original.getClass() + " has no " + component);
    }
    values.put(component, value);
    return this;
  }

  @SuppressWarnings("unchecked") // made by the original's own constructor
  public R made() {
    Class<?>[] types =
        Arrays.stream(original.getClass().getRecordComponents())
            .map(RecordComponent::getType)
            .toArray(Class<?>[]::new);
    try {
      Constructor<?> constructor = original.getClass().getDeclaredConstructor(types);
      constructor.setAccessible(true);
      return (R) constructor.newInstance(values.values().toArray());
    } catch (InvocationTargetException e) {
      throw new IllegalArgumentException(e.getCause());
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }

  private Object read(RecordComponent component) {
    try {
      component.getAccessor().setAccessible(true);
      return component.getAccessor().invoke(original);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }
}

package dev.snapstart.maven.parameter;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/**
 * The one rule of precedence: user property ({@code -D}), element, project property, default.
 *
 * <p>Maven alone lets an element silently win over {@code -D}, and knows no properties for what is
 * inside of beans. Here every field of an element's type, at any depth, has the property of its
 * path: {@code snapstart.memoryMb}, {@code snapstart.vpc.subnetIds}. An empty user property takes
 * the element away.
 */
public final class Precedence {
  private static final String PREFIX = "snapstart.";

  private final Properties user;
  private final Properties project;

  public Precedence(Properties user, Properties project) {
    this.user = user;
    this.project = project;
  }

  public @Nullable String userProperty(String element) {
    return user.getProperty(PREFIX + element);
  }

  /** Applies the rule to all fields that a goal declares or inherits. */
  public void apply(Object bean) {
    apply(bean, null, bean.getClass(), PREFIX);
  }

  /** Applies the rule to an entry; what it leaves out is taken from the goal's own elements. */
  public <T> void apply(Class<T> type, T entry, T common) {
    apply(entry, common, type, PREFIX);
  }

  private void apply(Object bean, @Nullable Object common, Class<?> type, String prefix) {
    for (Class<?> level = type; level != null; level = level.getSuperclass()) {
      for (Field field : level.getDeclaredFields()) {
        if (!Modifier.isStatic(field.getModifiers()) && isElement(field)) {
          set(field, bean, common, prefix + field.getName());
        }
      }
    }
  }

  private void set(Field field, Object bean, @Nullable Object common, String property) {
    try {
      field.setAccessible(true);
      Object own = given(field.get(bean));
      if (own == null && common != null) {
        own = given(field.get(common));
      }
      Object resolved = resolve(field.getType(), own, property);
      if (resolved instanceof List<?> list && list.stream().anyMatch(Objects::isNull)) {
        throw Values.invalid(
            property.substring(PREFIX.length()),
            "",
            "An entry of the list is empty: give it a value, or take it out.");
      }
      field.set(bean, resolved);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(property, e);
    }
  }

  /** Maven hands a list over as empty where nothing was said. */
  private static @Nullable Object given(@Nullable Object value) {
    return value instanceof List<?> list && list.isEmpty() ? null : value;
  }

  private @Nullable Object resolve(Class<?> type, @Nullable Object own, String property)
      throws ReflectiveOperationException {
    String given = user.getProperty(property);
    if (given != null) {
      return given.isEmpty() ? null : whole(type, given, property);
    }
    if (Clearable.class.isAssignableFrom(type)) {
      return nested(type, own, property);
    }
    if (own != null) {
      return own;
    }
    String fromProject = project.getProperty(property);
    return fromProject == null ? null : parse(type, fromProject, property);
  }

  /** What a text does not clear takes the properties of its parts as well. */
  private Object whole(Class<?> type, String text, String property)
      throws ReflectiveOperationException {
    Object value = parse(type, text, property);
    boolean fromUser = user.getProperty(property) != null;
    if (!fromUser && value instanceof Clearable bean && bean.isCleared()) {
      value = mentionsPartsOf(property, user) ? newBean(type) : value;
    }
    if (value instanceof Clearable bean && !bean.isCleared()) {
      apply(bean, null, type, property + ".");
    }
    return value;
  }

  private @Nullable Object nested(Class<?> type, @Nullable Object own, String property)
      throws ReflectiveOperationException {
    String fromProject = project.getProperty(property);
    if (own == null && fromProject != null) {
      return whole(type, fromProject, property);
    }
    Object bean = own;
    if (bean == null && !mentionsPartsOf(property)) {
      return null;
    }
    if (bean == null || (((Clearable) bean).isCleared() && mentionsPartsOf(property, user))) {
      bean = newBean(type);
    }
    apply(bean, null, type, property + ".");
    return bean;
  }

  private boolean mentionsPartsOf(String property) {
    return mentionsPartsOf(property, user) || mentionsPartsOf(property, project);
  }

  private static boolean mentionsPartsOf(String property, Properties given) {
    return given.stringPropertyNames().stream().anyMatch(key -> key.startsWith(property + "."));
  }

  private static Object parse(Class<?> type, String text, String property)
      throws ReflectiveOperationException {
    if (type == String.class) {
      return text;
    }
    if (type == List.class) {
      return Arrays.stream(text.split(",")).map(String::strip).filter(s -> !s.isEmpty()).toList();
    }
    if (type == Map.class) {
      Values.requireNone(property.substring(PREFIX.length()), text);
      Map<String, @Nullable String> none = new HashMap<>();
      none.put(Values.NONE, null);
      return none;
    }
    Clearable bean = (Clearable) newBean(type);
    bean.set(text);
    return bean;
  }

  private static Object newBean(Class<?> type) throws ReflectiveOperationException {
    return type.getDeclaredConstructor().newInstance();
  }

  /** Tells whether a field, of a goal or of a bean, is an element that has a property. */
  static boolean isElement(Field field) {
    Class<?> type = field.getType();
    if (type == List.class) {
      return field.getGenericType() instanceof ParameterizedType list
          && list.getActualTypeArguments()[0] == String.class;
    }
    return type == String.class || type == Map.class || Clearable.class.isAssignableFrom(type);
  }
}

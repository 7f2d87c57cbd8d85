package dev.snapstart.internal.deploy;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;

/** Answers some calls of an interface otherwise than the real thing. */
final class Altered {
  private Altered() {}

  /** The real call, with arguments of one's own. */
  interface Real {
    Object call(Object... arguments) throws Throwable;
  }

  /** What a call is answered. */
  interface Answer {
    Object to(String method, Object[] arguments, Real real) throws Throwable;
  }

  static <T> T of(Class<T> type, T real, Answer answer) {
    return type.cast(
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (proxy, called, arguments) ->
                answer.to(
                    called.getName(),
                    arguments == null ? new Object[0] : arguments,
                    changed -> {
                      try {
                        return called.invoke(real, changed);
                      } catch (InvocationTargetException e) {
                        throw e.getCause();
                      }
                    })));
  }

  /** Answers one method otherwise. */
  static <T> T of(Class<T> type, T real, String method, Answer answer) {
    return of(
        type,
        real,
        (called, arguments, call) ->
            called.equals(method) ? answer.to(called, arguments, call) : call.call(arguments));
  }
}

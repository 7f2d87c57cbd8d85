package dev.snapstart.maven.check;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Where something was found in code.
 *
 * @param file the source file, relative to the project if it is there, such as {@code
 *     src/main/java/com/example/Orders.java}
 * @param line the line, from 1, or 0 if the class does not tell
 * @param type the class, such as {@code com.example.Orders}, or empty if it is not known
 * @param member the field or method, or empty if it is neither
 */
record CodePlace(String file, int line, String type, String member) {
  /** Leaves out what only the compiler calls so: initializers and bodies of lambdas. */
  CodePlace {
    member = member.matches("[^<$]*") ? member : "";
  }

  /** Returns file and line. */
  String shown() {
    return line > 0 ? file + ":" + line : file;
  }

  /** Returns the shortest name that does not change with the lines above it. */
  String name() {
    return type.isEmpty() ? file : withMember(simpleType());
  }

  /** Returns every name by which {@code accept} knows the place. */
  Set<String> names() {
    Set<String> names =
        new LinkedHashSet<>(List.of(file, file.substring(file.lastIndexOf('/') + 1)));
    if (!type.isEmpty()) {
      for (String name : List.of(type, simpleType())) {
        names.add(name);
        names.add(withMember(name));
      }
    }
    return names;
  }

  private String simpleType() {
    return type.substring(type.lastIndexOf('.') + 1);
  }

  private String withMember(String name) {
    return member.isEmpty() ? name : name + "." + member;
  }
}

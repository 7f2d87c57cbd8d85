package dev.snapstart.maven.check;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/**
 * Finds code that takes credentials, or the log stream, from environment variables, which a
 * function with a snapshot does not have (AWS: "Activating and managing Lambda SnapStart").
 *
 * <p>Loaded beside ASM, away from the plugin, so types of the JDK are all that goes in and out.
 */
final class CredentialPitfalls implements Function<Path, List<Map<String, String>>> {
  private static final Set<String> PROVIDERS =
      Set.of(
          "software/amazon/awssdk/auth/credentials/EnvironmentVariableCredentialsProvider",
          "com/amazonaws/auth/EnvironmentVariableCredentialsProvider");
  private static final Set<String> KEYS =
      Set.of(
          "AWS_ACCESS_KEY_ID",
          "AWS_ACCESS_KEY",
          "AWS_SECRET_ACCESS_KEY",
          "AWS_SECRET_KEY",
          "AWS_SESSION_TOKEN");
  private static final Set<String> LOG_NAMES =
      Set.of("AWS_LAMBDA_LOG_GROUP_NAME", "AWS_LAMBDA_LOG_STREAM_NAME");

  CredentialPitfalls() {}

  @Override
  public List<Map<String, String>> apply(Path classes) {
    try {
      if (Files.isDirectory(classes)) {
        return in(classes);
      }
      try (FileSystem archive = FileSystems.newFileSystem(classes)) {
        return in(archive.getPath("/"));
      }
    } catch (IOException e) {
      throw new UncheckedIOException("The classes in " + classes + " could not be read.", e);
    }
  }

  private static List<Map<String, String>> in(Path root) throws IOException {
    List<Path> files;
    try (Stream<Path> all = Files.walk(root)) {
      files = all.filter(file -> file.toString().endsWith(".class")).sorted().toList();
    }
    List<Map<String, String>> found = new ArrayList<>();
    for (Path file : files) {
      try (InputStream in = Files.newInputStream(file)) {
        new ClassReader(in).accept(new Visitor(found), ClassReader.SKIP_FRAMES);
      } catch (IllegalArgumentException e) {
        // A class of a newer Java than ASM knows, or none at all: SpotBugs passes over it, too.
      }
    }
    return found;
  }

  /** Looks through one class. */
  private static final class Visitor extends ClassVisitor {
    private final List<Map<String, String>> found;
    private String folder = "";
    private String source = "";
    private String type = "";

    Visitor(List<Map<String, String>> found) {
      super(Opcodes.ASM9);
      this.found = found;
    }

    @Override
    public void visit(
        int version,
        int access,
        String name,
        @Nullable String signature,
        @Nullable String superName,
        String[] interfaces) {
      folder = name.substring(0, name.lastIndexOf('/') + 1);
      source = name.substring(folder.length()) + ".class";
      type = name.replace('/', '.');
    }

    @Override
    public void visitSource(@Nullable String file, @Nullable String debug) {
      source = file == null ? source : file;
    }

    @Override
    public MethodVisitor visitMethod(
        int access,
        String name,
        String descriptor,
        @Nullable String signature,
        String[] exceptions) {
      return new Body(name);
    }

    private final class Body extends MethodVisitor {
      private final String method;
      private int line;

      Body(String method) {
        super(Opcodes.ASM9);
        this.method = method;
      }

      @Override
      public void visitLineNumber(int number, Label start) {
        line = number;
      }

      @Override
      public void visitMethodInsn(
          int opcode, String owner, String name, String descriptor, boolean isInterface) {
        if (PROVIDERS.contains(owner)) {
          add(
              "ERROR",
              "ENVIRONMENT_CREDENTIALS",
              owner.substring(owner.lastIndexOf('/') + 1)
                  + " finds no credentials in a function with SnapStart.",
              "Use DefaultCredentialsProvider, or ContainerCredentialsProvider.");
        }
      }

      @Override
      public void visitLdcInsn(Object value) {
        if (value instanceof String text && KEYS.contains(text)) {
          add(
              "WARNING",
              "ENVIRONMENT_CREDENTIALS",
              "The variable " + text + " is not set in a function with SnapStart.",
              "Leave credentials to the SDK's DefaultCredentialsProvider.");
        } else if (value instanceof String text && LOG_NAMES.contains(text)) {
          add(
              "WARNING",
              "LOG_NAMES",
              "The variable " + text + " is not set in a function with SnapStart.",
              "Take the name from the Context of each invocation.");
        }
      }

      private void add(String severity, String rule, String problem, String remedy) {
        Map<String, String> members = new LinkedHashMap<>();
        members.put("severity", severity);
        members.put("source", folder + source);
        members.put("line", String.valueOf(line));
        members.put("type", type);
        members.put("member", method);
        members.put("rule", rule);
        members.put("problem", problem);
        members.put("remedy", remedy);
        found.add(members);
      }
    }
  }
}

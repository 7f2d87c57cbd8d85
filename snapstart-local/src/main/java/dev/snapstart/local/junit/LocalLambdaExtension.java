package dev.snapstart.local.junit;

import dev.snapstart.local.Delays;
import dev.snapstart.local.LocalLambda;
import java.lang.reflect.Constructor;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Hands a running server to tests and lifecycle methods that ask for a {@link LocalLambda}.
 *
 * <p>With {@code @ExtendWith}, or registered as an instance field, every test gets a fresh server;
 * registered as a static field, or asked for by a {@code @BeforeAll} method, the tests of the class
 * share one. Servers are closed afterwards.
 */
public final class LocalLambdaExtension
    implements BeforeAllCallback,
        BeforeEachCallback,
        AfterEachCallback,
        AfterAllCallback,
        ParameterResolver {
  private final LocalLambda.Builder builder;
  private final ExtensionContext.Namespace namespace =
      ExtensionContext.Namespace.create(LocalLambdaExtension.class, this);
  private final boolean registered;

  /** Servers without delays and otherwise as they are by default, one for each test. */
  public LocalLambdaExtension() {
    this(LocalLambda.builder().delays(Delays.none()), false);
  }

  private LocalLambdaExtension(LocalLambda.Builder builder, boolean registered) {
    this.builder = builder;
    this.registered = registered;
  }

  /**
   * Servers with options, for a field with {@code @RegisterExtension}.
   *
   * @param builder starts each server
   * @return the extension
   */
  public static LocalLambdaExtension with(LocalLambda.Builder builder) {
    return new LocalLambdaExtension(builder, true);
  }

  @Override
  public void beforeAll(ExtensionContext context) {
    // JUnit calls this for a static field, and for @ExtendWith, where every test wants its own.
    if (registered) {
      server(context);
    }
  }

  @Override
  public void beforeEach(ExtensionContext context) {
    server(context);
  }

  @Override
  public void afterEach(ExtensionContext context) {
    close(context);
  }

  @Override
  public void afterAll(ExtensionContext context) {
    close(context);
  }

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    // A constructor runs in the context of the class, so its server could not be the test's own.
    return parameter.getParameter().getType() == LocalLambda.class
        && !(parameter.getDeclaringExecutable() instanceof Constructor);
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    return server(context);
  }

  private void close(ExtensionContext context) {
    LocalLambda server = context.getStore(namespace).remove(LocalLambda.class, LocalLambda.class);
    if (server != null) {
      server.close();
    }
  }

  /** The server of the class if it has one, else the test's own. */
  private LocalLambda server(ExtensionContext context) {
    return context
        .getStore(namespace)
        .getOrComputeIfAbsent(LocalLambda.class, type -> builder.start(), LocalLambda.class);
  }
}

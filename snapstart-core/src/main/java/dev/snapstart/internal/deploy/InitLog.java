package dev.snapstart.internal.deploy;

import dev.snapstart.internal.lambda.LambdaGateway;
import dev.snapstart.internal.plan.LogPlace;
import dev.snapstart.model.Environment;
import dev.snapstart.model.FunctionSetting;
import dev.snapstart.model.FunctionState;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads the last lines that a version printed while it was initialized: at most two calls, none of
 * which is repeated. Whatever goes wrong, there are no lines then; the run has an error already.
 */
final class InitLog {
  private static final Logger LOG = LoggerFactory.getLogger(InitLog.class);
  private static final int MOST_LINES = 20;

  private final LambdaGateway gateway;
  private final Optional<Environment> wanted;

  /**
   * Creates a reader.
   *
   * @param gateway reads the log
   * @param wanted the environment that the request sets, whose values are secrets as well
   */
  InitLog(LambdaGateway gateway, Optional<Environment> wanted) {
    this.gateway = gateway;
    this.wanted = wanted;
  }

  List<String> lastLines(FunctionState version) {
    Optional<Environment> environment = version.settings().get(FunctionSetting.ENVIRONMENT);
    LogPlace place = LogPlace.of(version);
    String prefix = place.streamPrefix();
    if (environment.isEmpty() || prefix == null) {
      // Values that cannot be read cannot be masked either.
      return List.of();
    }
    LogMask mask = new LogMask(List.of(environment.get(), wanted.orElse(Environment.empty())));
    try {
      return gateway
          .newestLogStream(place.group(), prefix)
          .map(stream -> gateway.lastLogEvents(place.group(), stream, MOST_LINES))
          .map(events -> LogLines.of(events.stream().map(mask::apply).toList(), MOST_LINES))
          .orElse(List.of());
    } catch (RuntimeException e) {
      LOG.debug("the log of version {} could not be read", version.version(), e);
      return List.of();
    }
  }
}

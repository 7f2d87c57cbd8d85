package dev.snapstart.internal.trigger;

import dev.snapstart.internal.deploy.Reader;
import dev.snapstart.internal.lambda.ApiIntegration;
import dev.snapstart.internal.lambda.ApiIntegration.Kind;
import dev.snapstart.internal.lambda.CallFailure;
import dev.snapstart.internal.lambda.Page;
import dev.snapstart.internal.lambda.Quotas.Bucket;
import dev.snapstart.model.FunctionId;
import dev.snapstart.model.Permission;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads the integrations of those APIs of API Gateway that the function's policies allow to call
 * it: an API that calls it without being named there is refused anyway.
 */
final class ApiReader {
  private static final Pattern API =
      Pattern.compile("arn:aws[a-z-]*:execute-api:[a-z0-9-]+:\\d{12}:([a-z0-9]+)(?:/.*)?");

  private final Reader reader;

  ApiReader(Reader reader) {
    this.reader = reader;
  }

  List<ApiIntegration> read(FunctionId function, CallerFacts facts) {
    List<ApiIntegration> all = new ArrayList<>();
    for (String api : apis(facts)) {
      List<ApiIntegration> rest = integrations(function, Kind.REST, api);
      all.addAll(rest == null ? orNone(integrations(function, Kind.HTTP, api)) : rest);
    }
    return all;
  }

  private static List<ApiIntegration> orNone(@Nullable List<ApiIntegration> integrations) {
    return integrations == null ? List.of() : integrations;
  }

  private static Set<String> apis(CallerFacts facts) {
    Set<String> apis = new TreeSet<>();
    for (List<Permission> statements : facts.policies().values()) {
      for (Permission statement : statements) {
        Matcher matcher = API.matcher(statement.sourceArn() == null ? "" : statement.sourceArn());
        if (matcher.matches()) {
          apis.add(matcher.group(1));
        }
      }
    }
    return apis;
  }

  /** The integrations, or null if there is no API of that kind. */
  private @Nullable List<ApiIntegration> integrations(FunctionId function, Kind kind, String api) {
    List<ApiIntegration> all = new ArrayList<>();
    String marker = null;
    try {
      do {
        String from = marker;
        Page<ApiIntegration> page =
            reader.read(
                Bucket.NONE,
                function,
                () -> reader.gateway().retargeting().listIntegrations(kind, api, from));
        all.addAll(page.items());
        marker = page.nextMarker();
      } while (marker != null);
      return all;
    } catch (CallFailure failure) {
      if (failure.kind() == CallFailure.Kind.NOT_FOUND) {
        return null;
      }
      throw failure;
    }
  }
}

package dev.snapstart.internal.trigger;

import dev.snapstart.error.ErrorCode;
import dev.snapstart.error.SnapStartException;
import dev.snapstart.internal.deploy.Reader;
import dev.snapstart.internal.lambda.InventoryGateway;
import dev.snapstart.internal.lambda.Quotas.Bucket;
import dev.snapstart.model.AliasState;
import dev.snapstart.model.EventSourceMapping;
import dev.snapstart.model.FunctionId;
import dev.snapstart.model.FunctionState;
import dev.snapstart.model.FunctionUrl;
import dev.snapstart.model.Permission;
import dev.snapstart.trigger.AccountScan;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Reads who calls a function through Lambda's own API. */
final class CallerReader {
  private final Reader reader;

  CallerReader(Reader reader) {
    this.reader = reader;
  }

  CallerFacts read(FunctionId function) {
    return read(function, null);
  }

  CallerFacts read(FunctionId function, @Nullable AccountScan scan) {
    reader.checkRegion(function);
    FunctionState latest = reader.state(function, null).orElseThrow(() -> absent(function));
    InventoryGateway lists = reader.gateway().inventory();
    List<AliasState> aliases =
        reader.all(
            Bucket.CONTROL_PLANE,
            function,
            marker -> reader.gateway().listAliases(function, marker));
    List<EventSourceMapping> mappings =
        reader.all(Bucket.CONTROL_PLANE, function, lists::listMappings).stream()
            .filter(mapping -> mapping.calls(latest.arn()))
            .toList();
    List<FunctionUrl> urls =
        reader.all(Bucket.CONTROL_PLANE, function, marker -> lists.listUrls(function, marker));
    return new CallerFacts(
        latest,
        aliases,
        policies(function, Reader.policyQualifiers(aliases, mappings)),
        mappings,
        urls,
        reader.all(
            Bucket.CONTROL_PLANE, function, marker -> lists.listAsyncConfigs(function, marker)),
        scan == null ? List.of() : new DestinationReader(reader, scan).read(function, latest));
  }

  private Map<String, List<Permission>> policies(FunctionId function, Set<String> qualifiers) {
    Map<String, List<Permission>> policies = new TreeMap<>();
    for (String qualifier : qualifiers) {
      String asked = qualifier.equals(CallerFacts.LATEST) ? null : qualifier;
      policies.put(
          qualifier,
          reader
              .read(
                  Bucket.CONTROL_PLANE,
                  function,
                  () -> reader.gateway().inventory().getPolicy(function, asked))
              .value()
              .statements());
    }
    return policies;
  }

  private static SnapStartException absent(FunctionId function) {
    return SnapStartException.of(
            ErrorCode.FUNCTION_NOT_FOUND, "The function '" + function + "' does not exist.")
        .advice("Check name, region and account.")
        .function(function.name())
        .build();
  }
}

package dev.snapstart.internal.trigger;

import dev.snapstart.error.ErrorCode;
import dev.snapstart.error.SnapStartException;
import dev.snapstart.internal.deploy.Failures;
import dev.snapstart.internal.deploy.Reader;
import dev.snapstart.internal.lambda.CallFailure;
import dev.snapstart.internal.lambda.InventoryGateway;
import dev.snapstart.internal.lambda.Page;
import dev.snapstart.internal.lambda.Quotas.Bucket;
import dev.snapstart.internal.lambda.Reply;
import dev.snapstart.model.AsyncInvokeConfig;
import dev.snapstart.model.FunctionId;
import dev.snapstart.model.FunctionState;
import dev.snapstart.trigger.AccountScan;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Asks the other functions of the region, one call each, whether they send results of asynchronous
 * calls to one.
 */
final class DestinationReader {
  private final Reader reader;
  private final AccountScan scan;

  DestinationReader(Reader reader, AccountScan scan) {
    this.reader = reader;
    this.scan = scan;
  }

  List<AsyncInvokeConfig> read(FunctionId function, FunctionState latest) {
    InventoryGateway lists = reader.gateway().inventory();
    List<AsyncInvokeConfig> found = new ArrayList<>();
    for (String name : others(function, latest.name())) {
      FunctionId other = FunctionId.parse(name);
      pages(other, marker -> lists.listAsyncConfigs(other, marker))
          .filter(it -> destinations(it).anyMatch(arn -> isOf(arn, latest.arn())))
          .forEach(found::add);
    }
    return found;
  }

  /** The names are counted before anybody is asked: a look at a part of them would mislead. */
  private List<String> others(FunctionId function, String own) {
    InventoryGateway lists = reader.gateway().inventory();
    List<String> names = new ArrayList<>();
    String marker = null;
    do {
      String from = marker;
      Page<String> page =
          reader.read(Bucket.CONTROL_PLANE, function, () -> lists.listFunctions(from)).value();
      names.addAll(page.items());
      marker = page.nextMarker();
      if (names.size() > scan.maxFunctions()) {
        throw SnapStartException.of(
                ErrorCode.SCAN_TOO_LARGE,
                "The region has more than "
                    + scan.maxFunctions()
                    + " functions, and each would be a call ('maxFunctions').")
            .advice("Raise 'maxFunctions', or leave 'scanAccount' out. No function was asked.")
            .function(function.name())
            .build();
      }
    } while (marker != null);
    names.remove(own);
    return names;
  }

  /** A function that was deleted meanwhile sends nothing. */
  private Stream<AsyncInvokeConfig> pages(
      FunctionId function, Function<@Nullable String, Reply<Page<AsyncInvokeConfig>>> read) {
    List<AsyncInvokeConfig> all = new ArrayList<>();
    String marker = null;
    try {
      do {
        String from = marker;
        Page<AsyncInvokeConfig> page =
            reader.read(Bucket.CONTROL_PLANE, function, () -> read.apply(from)).value();
        all.addAll(page.items());
        marker = page.nextMarker();
      } while (marker != null);
    } catch (CallFailure failure) {
      if (failure.kind() != CallFailure.Kind.NOT_FOUND) {
        throw Failures.toException(failure, function.name(), null, "");
      }
    }
    return all.stream();
  }

  /** Where results of both kinds go. */
  static Stream<String> destinations(AsyncInvokeConfig config) {
    return Stream.of(config.onSuccess(), config.onFailure()).flatMap(Stream::ofNullable);
  }

  /** Whether an ARN is a function's, with a qualifier or without one. */
  static boolean isOf(String arn, String functionArn) {
    return arn.equals(functionArn) || arn.startsWith(functionArn + ":");
  }
}

package dev.snapstart.local.state.cloudwatch;

import dev.snapstart.local.state.Table;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What tells metrics apart; the dimensions must be the very same ones (documented: CloudWatch does
 * not aggregate over dimensions of others' metrics).
 *
 * @param namespace for example {@code AWS/Lambda}
 * @param name for example {@code Errors}
 * @param dimensions names and values
 */
public record MetricId(String namespace, String name, Table<String, String> dimensions) {

  static MetricId of(
      String namespace, String name, @Nullable List<CloudWatchCall.Dimension> dimensions) {
    TreeMap<String, String> all = new TreeMap<>();
    if (dimensions != null) {
      dimensions.forEach(dimension -> all.put(dimension.name(), dimension.value()));
    }
    return new MetricId(namespace, name, Table.of(all));
  }

  /** One text for each metric. */
  String key() {
    return namespace + "\n" + name + "\n" + dimensions;
  }
}

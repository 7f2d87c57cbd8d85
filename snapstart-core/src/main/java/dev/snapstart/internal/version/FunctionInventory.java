package dev.snapstart.internal.version;

import dev.snapstart.model.FunctionState;
import dev.snapstart.version.AliasShare;
import java.util.List;
import java.util.Map;

/**
 * A function with all its versions; immutable.
 *
 * @param latest what Lambda says about {@code $LATEST}
 * @param versions the published versions, oldest first
 * @param shares the shares of aliases by version
 */
record FunctionInventory(
    FunctionState latest, List<FunctionState> versions, Map<String, List<AliasShare>> shares) {

  List<AliasShare> sharesOf(String version) {
    return shares.getOrDefault(version, List.of());
  }
}

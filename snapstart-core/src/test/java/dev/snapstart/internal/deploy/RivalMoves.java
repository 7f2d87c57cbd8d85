package dev.snapstart.internal.deploy;

import dev.snapstart.local.state.CodePackage;
import dev.snapstart.local.state.CodeSource;
import dev.snapstart.local.state.LambdaCall;
import dev.snapstart.local.state.SettingsChange;
import java.util.LinkedHashMap;
import java.util.Map;

/** What another deployer may do at any time. */
final class RivalMoves {
  static final String CODE = "rival.zip";
  static final int TIMEOUT = 77;

  private RivalMoves() {}

  /** Also moves that meet a shift of the alias. */
  static Map<String, LambdaCall> whileShifting(String function) {
    Map<String, LambdaCall> moves = all(function);
    moves.put(
        "weigh the alias",
        new LambdaCall.UpdateAlias(
            function,
            VirtualLambda.ALIAS,
            "1",
            null,
            new LambdaCall.RoutingConfig(Map.of("2", 0.3)),
            null));
    moves.put(
        "clear the weights",
        new LambdaCall.UpdateAlias(
            function,
            VirtualLambda.ALIAS,
            "1",
            null,
            new LambdaCall.RoutingConfig(Map.of()),
            null));
    return moves;
  }

  static Map<String, LambdaCall> all(String function) {
    Map<String, LambdaCall> moves = new LinkedHashMap<>();
    moves.put(
        "update code",
        new LambdaCall.UpdateFunctionCode(
            function,
            CodeSource.zip(new CodePackage(NamedContent.hash(CODE), 1000, 2000, 1)),
            null,
            false,
            false,
            null));
    moves.put(
        "update configuration",
        new LambdaCall.UpdateFunctionConfiguration(
            function, SettingsChange.builder().timeout(TIMEOUT).build(), null));
    moves.put("publish", new LambdaCall.PublishVersion(function, null, null, null));
    moves.put(
        "move the alias to 2",
        new LambdaCall.UpdateAlias(function, VirtualLambda.ALIAS, "2", null, null, null));
    moves.put("delete version 3", new LambdaCall.DeleteFunction(function, "3"));
    return moves;
  }
}

package dev.snapstart.local.http;

import dev.snapstart.local.state.LambdaError;
import java.util.Set;

/** Every service that isn't there; the type is in the header, where all protocols look for it. */
final class UnknownService implements Service {
  private static final Set<String> KNOWN = Set.of("lambda", "s3", "kms", "logs", "sts");
  private final Service json;
  private final Service xml;

  UnknownService(Service json, Service xml) {
    this.json = json;
    this.xml = xml;
  }

  @Override
  public boolean serves(HttpCall call) {
    String signed = call.signedService();
    return signed != null && !KNOWN.contains(signed);
  }

  @Override
  public Prepared prepare(HttpCall call) {
    String target = call.header("X-Amz-Target");
    String action = Services.action(call);
    String what = target == null ? action == null ? call.toString() : action : target;
    String named = call.signedService() + " " + what;
    // The query protocol has a form in its body and expects XML.
    Service wording = action == null ? json : xml;
    return new Prepared(named, null, () -> wording.refusal(NotImplemented.error(named)));
  }

  @Override
  public Reply refusal(LambdaError error) {
    return json.refusal(error);
  }
}

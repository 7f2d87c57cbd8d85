package dev.snapstart.internal.deploy;

import dev.snapstart.event.DeploymentListener;
import java.util.List;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells listeners, and keeps what they throw away from the deployment. */
final class Announcer {
  private static final Logger LOG = LoggerFactory.getLogger(Announcer.class);

  private final List<DeploymentListener> listeners;

  Announcer(List<DeploymentListener> listeners) {
    this.listeners = List.copyOf(listeners);
  }

  void tell(Consumer<DeploymentListener> event) {
    for (DeploymentListener listener : listeners) {
      try {
        event.accept(listener);
      } catch (Throwable e) {
        LOG.debug("a deployment listener failed; the deployment goes on", e);
      }
    }
  }
}

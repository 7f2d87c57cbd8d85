package dev.snapstart.internal.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.snapstart.event.DeploymentListener;
import dev.snapstart.event.Retrying;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class AnnouncerTest {
  @Test
  void whateverAListenerThrowsTheOthersAreToldAndTheDeploymentGoesOn() {
    List<String> told = new ArrayList<>();
    Announcer announcer =
        new Announcer(
            List.of(
                throwing(new IllegalStateException("broken")),
                throwing(new AssertionError("broken")),
                throwing(new NoClassDefFoundError("broken")),
                new DeploymentListener() {
                  @Override
                  public void retrying(Retrying event) {
                    told.add(event.step());
                  }
                }));
    Retrying event = new Retrying("orders", "UpdateCode", "busy", 1, Duration.ZERO);
    announcer.tell(listener -> listener.retrying(event));
    assertThat(told).containsExactly("UpdateCode");
  }

  private static DeploymentListener throwing(Throwable failure) {
    return new DeploymentListener() {
      @Override
      public void retrying(Retrying event) {
        AnnouncerTest.<RuntimeException>sneak(failure);
      }
    };
  }

  @SuppressWarnings("unchecked")
  private static <X extends Throwable> void sneak(Throwable failure) throws X {
    throw (X) failure;
  }
}

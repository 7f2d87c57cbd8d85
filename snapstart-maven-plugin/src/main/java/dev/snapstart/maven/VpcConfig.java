package dev.snapstart.maven;

import dev.snapstart.maven.parameter.Clearable;
import dev.snapstart.maven.parameter.OwnText;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The element {@code <vpc>}. */
public final class VpcConfig implements Clearable {
  private final OwnText text = new OwnText("vpc");

  @Nullable List<String> subnetIds;
  @Nullable List<String> securityGroupIds;
  @Nullable String ipv6;

  /**
   * Takes the text of {@code <vpc>none</vpc>}.
   *
   * @param text {@code none}
   */
  @Override
  public void set(String text) {
    this.text.set(text);
  }

  @Override
  public boolean isCleared() {
    return text.isNone();
  }
}

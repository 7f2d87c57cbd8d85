package dev.snapstart.maven;

import dev.snapstart.maven.parameter.Clearable;
import dev.snapstart.maven.parameter.OwnText;
import org.jspecify.annotations.Nullable;

/** The element {@code <codeDeploy>}. */
public final class CodeDeployConfig implements Clearable {
  private final OwnText text = new OwnText("codeDeploy");

  @Nullable String application;
  @Nullable String deploymentGroup;
  @Nullable String serviceRoleArn;
  @Nullable String createMissing;
  @Nullable String detach;
  @Nullable String beforeTraffic;
  @Nullable String afterTraffic;

  /**
   * Takes the text of {@code <codeDeploy>none</codeDeploy>}.
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

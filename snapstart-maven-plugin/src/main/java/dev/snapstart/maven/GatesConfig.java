package dev.snapstart.maven;

import dev.snapstart.maven.parameter.Clearable;
import dev.snapstart.maven.parameter.OwnText;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The element {@code <gates>}. */
public final class GatesConfig implements Clearable {
  private final OwnText text = new OwnText("gates");

  @Nullable String smokePayload;
  @Nullable String smokePayloadFile;
  @Nullable String smokeStatus;
  @Nullable String smokePointer;
  @Nullable String smokeValue;
  @Nullable List<String> alarms;
  @Nullable String maxErrorPercent;
  @Nullable String maxP99Millis;

  /**
   * Takes the text of {@code <gates>none</gates>}.
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

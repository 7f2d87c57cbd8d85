package dev.snapstart.local.state;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A story told to a state: calls and the passing of time. */
final class Scenario {
  static final Account ACCOUNT = new Account("us-east-1", "123456789012");
  static final String NAME = "orders";
  static final String ARN = ACCOUNT.functionArn(NAME);
  static final String ROLE = "arn:aws:iam::123456789012:role/orders";
  static final CodePackage CODE = new CodePackage("code-one", 1000, 2000, 3);
  static final CodePackage OTHER_CODE = new CodePackage("code-two", 1001, 2001, 3);
  static final Timings TIMINGS =
      new Timings(
          Duration.ofSeconds(4),
          Duration.ofSeconds(3),
          Duration.ofSeconds(2),
          Duration.ofMinutes(2));

  LambdaState state = LambdaState.empty(ACCOUNT, TIMINGS);
  Instant now = Instant.parse("2026-11-23T06:14:21.123Z");

  LambdaAnswer call(LambdaCall call) {
    Outcome outcome = state.handle(call, now);
    state = outcome.state();
    return outcome.answer();
  }

  FunctionConfiguration configuration(LambdaCall call) {
    LambdaAnswer answer = call(call);
    assertThat(answer).isInstanceOf(FunctionConfiguration.class);
    return (FunctionConfiguration) answer;
  }

  LambdaError refusal(LambdaCall call) {
    LambdaAnswer answer = call(call);
    assertThat(answer).isInstanceOf(LambdaError.class);
    return (LambdaError) answer;
  }

  void passes(Duration duration) {
    now = now.plus(duration);
  }

  /** Lets everything that is under way come to its end. */
  void settles() {
    for (Instant due = state.nextDue(); due != null; due = state.nextDue()) {
      now = due.isAfter(now) ? due : now;
      state = state.at(now);
    }
  }

  Scenario settledFunction(boolean snapStart) {
    call(create(snapStart));
    settles();
    return this;
  }

  FunctionConfiguration publish() {
    return configuration(new LambdaCall.PublishVersion(NAME, null, null, null));
  }

  FunctionConfiguration get(String qualifier) {
    return configuration(new LambdaCall.GetFunctionConfiguration(NAME, qualifier));
  }

  FunctionConfiguration latest() {
    return get("$LATEST");
  }

  /** Changes the description, so that publishing yields a new version. */
  void changes(String description) {
    configuration(
        new LambdaCall.UpdateFunctionConfiguration(
            NAME, SettingsChange.builder().description(description).build(), null));
    settles();
  }

  static LambdaCall.CreateFunction create(boolean snapStart) {
    return create(settings(snapStart).build());
  }

  static LambdaCall.CreateFunction create(SettingsChange settings) {
    return new LambdaCall.CreateFunction(
        NAME, settings, CodeSource.zip(CODE), null, null, null, false);
  }

  static SettingsChange.Builder settings(boolean snapStart) {
    SettingsChange.Builder settings =
        SettingsChange.builder().role(ROLE).runtime("java21").handler("a.B::c");
    return snapStart ? settings.snapStart("PublishedVersions") : settings;
  }

  static LambdaCall.UpdateFunctionConfiguration update(SettingsChange settings) {
    return new LambdaCall.UpdateFunctionConfiguration(NAME, settings, null);
  }

  static LambdaCall.UpdateFunctionCode updateCode(CodePackage code) {
    return new LambdaCall.UpdateFunctionCode(NAME, CodeSource.zip(code), null, false, false, null);
  }

  static LambdaCall.AddPermission allow(
      @Nullable String qualifier, String id, String principal, @Nullable String revisionId) {
    return new LambdaCall.AddPermission(
        NAME,
        qualifier,
        id,
        "lambda:InvokeFunction",
        principal,
        null,
        null,
        null,
        null,
        null,
        null,
        revisionId);
  }
}

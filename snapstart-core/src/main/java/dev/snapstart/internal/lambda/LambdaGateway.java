package dev.snapstart.internal.lambda;

import dev.snapstart.model.AliasState;
import dev.snapstart.model.FunctionId;
import dev.snapstart.model.FunctionState;
import dev.snapstart.model.KmsKeyView;
import dev.snapstart.plan.CodePackage;
import dev.snapstart.plan.ObjectFacts;
import dev.snapstart.plan.Step;
import java.io.InputStream;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The port to Lambda, and to what a deployment needs beside it.
 *
 * <p>Every method makes one call without repeating it and throws {@link CallFailure} if it is not
 * answered well. There is no method that could delete a function. Implementations are thread-safe.
 */
public interface LambdaGateway {
  /** Reads {@code $LATEST}, or with a qualifier one version. */
  Reply<FunctionState> getFunction(FunctionId function, @Nullable String qualifier);

  /** Asks where the package of {@code $LATEST}, a version or an alias can be fetched. */
  Reply<PackageAddress> packageAddress(FunctionId function, @Nullable String qualifier);

  /**
   * Begins to fetch a package; no credentials are sent.
   *
   * @return the package's bytes; throws {@link java.io.IOException} if the connection breaks
   */
  InputStream openPackage(URI location);

  Reply<FunctionState> createFunction(FunctionId function, Step.CreateFunction step);

  Reply<FunctionState> updateCode(FunctionId function, Step.UpdateCode step);

  /** Asks for the hash that an S3 object or an image would have as code, changing nothing. */
  Reply<String> codeHash(FunctionId function, CodePackage code);

  /** Asks S3 about an object; empty if it cannot be asked, or has no such object. */
  Reply<Optional<ObjectFacts>> inspect(CodePackage.InS3 object);

  Reply<FunctionState> updateConfiguration(FunctionId function, Step.UpdateConfiguration step);

  Reply<FunctionState> publishVersion(FunctionId function, Step.PublishVersion step);

  Reply<AliasState> getAlias(FunctionId function, String alias);

  /** Reads one page of aliases. */
  Reply<Page<AliasState>> listAliases(FunctionId function, @Nullable String marker);

  /** Creates the alias if the step comes from nowhere, and writes it otherwise. */
  Reply<AliasState> writeAlias(FunctionId function, Step.AliasWrite step);

  /** Invokes a version with a payload, and waits for its answer. */
  Invocation invoke(FunctionId function, String version, String payload);

  /** Reads the states of alarms by name; those that do not exist are left out. */
  Map<String, String> alarmStates(List<String> names);

  /** Reads what CloudWatch counted of a version behind an alias. */
  VersionMetrics metrics(
      FunctionId function, String alias, String version, Instant from, Instant to);

  /**
   * Invokes a version that is Inactive. Lambda refuses that with SnapStartNotReadyException and
   * takes the snapshot again, so that refusal is the answer that is hoped for.
   */
  void wakeVersion(FunctionId function, Step.WakeVersion step);

  /** Deletes one numbered version; one that is not there counts as deleted. */
  void deleteVersion(FunctionId function, Step.DeleteVersion step);

  void tagFunction(Step.TagFunction step);

  void untagFunction(Step.UntagFunction step);

  /** Lists what belongs to a function. */
  InventoryGateway inventory();

  /** Lets callers use an alias. */
  RetargetGateway retargeting();

  /** Runs functions, and reads what they print. */
  RunGateway runs();

  /** Hands shifts to CodeDeploy. */
  CodeDeployGateway codeDeploy();

  /** Returns what tells when versions were called, or null if there is no client for it. */
  @Nullable InvocationMetrics metrics();

  /** Reads the account of the credentials; empty if there is no client that could tell. */
  Reply<Optional<String>> callerAccount();

  boolean packageExists(Step.StagePackage place);

  void stagePackage(Step.StagePackage step);

  /** Describes a KMS key; NOT_FOUND only if KMS itself says that there is none. */
  KmsKeyView describeKey(String keyArn);

  /** Returns if the caller could let a role use a key, and changes nothing. */
  void rehearseGrant(String keyArn, String roleArn);

  /** Names the newest of the log streams whose names begin alike; empty if there is none. */
  Optional<String> newestLogStream(String group, String prefix);

  /** Reads the last events of a log stream, the oldest first. */
  List<String> lastLogEvents(String group, String stream, int most);
}

package dev.snapstart.internal.lambda;

import dev.snapstart.model.AliasState;
import dev.snapstart.model.FunctionId;
import dev.snapstart.model.FunctionState;
import dev.snapstart.plan.CodePackage;
import dev.snapstart.plan.Step;
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

  Reply<FunctionState> createFunction(FunctionId function, Step.CreateFunction step);

  Reply<FunctionState> updateCode(FunctionId function, Step.UpdateCode step);

  /** Asks for the hash that an S3 object would have as code, changing nothing. */
  Reply<String> codeHash(FunctionId function, CodePackage.InS3 object);

  Reply<FunctionState> updateConfiguration(FunctionId function, Step.UpdateConfiguration step);

  Reply<FunctionState> publishVersion(FunctionId function, Step.PublishVersion step);

  Reply<AliasState> getAlias(FunctionId function, String alias);

  /** Reads one page of aliases. */
  Reply<Page<AliasState>> listAliases(FunctionId function, @Nullable String marker);

  /** Creates the alias if the step comes from nowhere, and moves it otherwise. */
  Reply<AliasState> shiftAlias(FunctionId function, Step.ShiftAlias step);

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

  /** Returns what tells when versions were called, or null if there is no client for it. */
  @Nullable InvocationMetrics metrics();

  /** Reads the account of the credentials; empty if there is no client that could tell. */
  Reply<Optional<String>> callerAccount();

  boolean packageExists(Step.StagePackage place);

  void stagePackage(Step.StagePackage step);
}

package dev.snapstart.maven;

import java.util.List;
import java.util.Map;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/**
 * What a pom says about one function: the elements of a goal, or of one entry of {@code
 * <functions>}.
 *
 * <p>Everything is kept as text until it is turned into a request, so that a wrong value gets the
 * same clear error wherever it was written. The line "Goals:" at the end of a comment says which
 * goals take the element; the build leaves it out of the others (see {@code goal-parameters.xsl}).
 */
public class FunctionConfig {
  /**
   * The function: its name, or its ARN without a version or alias behind it. An ARN also fixes
   * region and account. Needed by every goal that talks to Lambda. With {@code functions} the
   * property chooses among the entries: one name, or several separated by commas.
   *
   * <p>Goals: alias, callers, check, code, configure, cost, deploy, disable, download, invoke, kms,
   * logs, measure, plan, prune, publish, rehearse, rollback, status, versions, wait.
   */
  @Parameter(property = "snapstart.function")
  @Nullable String function;

  /**
   * Description of the new version, up to 256 characters; without it the version takes the
   * function's own. If nothing changed since the last version, that version is kept, its
   * description too.
   *
   * <p>Goals: deploy, disable, kms, plan, publish.
   */
  @Parameter(property = "snapstart.description")
  @Nullable String description;

  /**
   * The alias to create or to move once the version is ready. The goals {@code deploy}, {@code
   * plan}, {@code disable} and {@code kms} leave aliases alone without it; the goal {@code alias}
   * needs it. The goal {@code callers} proposes it to those who call past it, {@code download}
   * fetches the version that it points to, {@code invoke} invokes it, and {@code cost} has the
   * restores come through it.
   *
   * <p>Goals: alias, callers, check, cost, deploy, disable, download, invoke, kms, measure, plan,
   * rollback.
   */
  @Parameter(property = "snapstart.alias")
  @Nullable String alias;

  /**
   * The alias's description, up to 256 characters; {@code none} clears it, without it your text
   * stays as it is.
   *
   * <p>Goals: alias, deploy, disable, kms, plan, rollback.
   */
  @Parameter(property = "snapstart.aliasDescription")
  @Nullable String aliasDescription;

  /**
   * Whether a move notes at the end of the alias's description where it came from, such as {@code
   * [snapstart 42<41]}: {@code true} or {@code false}.
   *
   * <p>Goals: alias, deploy, disable, kms, plan, rollback.
   */
  @Parameter(property = "snapstart.ledger", defaultValue = "true")
  @Nullable String ledger;

  /**
   * In which portions the alias's traffic moves: {@code AllAtOnce}, which is the default, or a name
   * as in SAM and CodeDeploy, such as {@code Canary10Percent5Minutes} and {@code
   * Linear10PercentEvery1Minute}; other numbers, {@code Seconds} and {@code Hours} work as well.
   *
   * <p>Goals: alias, deploy, plan.
   */
  @Parameter(property = "snapstart.shift", defaultValue = "AllAtOnce")
  @Nullable String shift;

  /**
   * What must hold before and while the new version gets traffic; when it does not, all traffic
   * goes back. Inner elements: {@code smokePayload} or {@code smokePayloadFile} (invokes the new
   * version first), with {@code smokeStatus}, or {@code smokePointer} and {@code smokeValue}, for
   * what its answer must hold; {@code alarms} (names of CloudWatch alarms); {@code maxErrorPercent}
   * and {@code maxP99Millis} (of the new version, from CloudWatch's metrics).
   *
   * <p>Goals: alias, deploy, plan.
   */
  @Parameter @Nullable GatesConfig gates;

  /**
   * Who shifts traffic: {@code own} (this plugin, while the build runs) or {@code codedeploy} (AWS
   * CodeDeploy, which goes on when the build has ended; needs {@code codeDeploy}). A {@code
   * rollback} stops what CodeDeploy is shifting.
   *
   * <p>Goals: alias, deploy, plan, rollback.
   */
  @Parameter(property = "snapstart.engine", defaultValue = "own")
  @Nullable String engine;

  /**
   * What {@code engine} {@code codedeploy} uses. Inner elements: {@code application} and {@code
   * deploymentGroup}; {@code createMissing} ({@code true} to create what is missing) with {@code
   * serviceRoleArn} (the role that a new group gets); {@code detach} ({@code true} to end the build
   * as soon as the deployment has begun); {@code beforeTraffic} and {@code afterTraffic} (Lambda
   * functions that CodeDeploy asks).
   *
   * <p>Goals: alias, deploy, plan, rollback.
   */
  @Parameter @Nullable CodeDeployConfig codeDeploy;

  /**
   * Whether a version may get traffic again that was rolled back from: {@code true} or {@code
   * false}.
   *
   * <p>Goals: deploy, disable, kms, plan.
   */
  @Parameter(property = "snapstart.rerelease", defaultValue = "false")
  @Nullable String rerelease;

  /**
   * The published version to wait for, to point the alias to, or to fetch back. Without it, the
   * version that was published earlier in the same build; for {@code rollback}, the one that the
   * alias pointed to before.
   *
   * <p>Goals: alias, download, rollback, wait.
   */
  @Parameter(property = "snapstart.toVersion")
  @Nullable String toVersion;

  /**
   * The zip or jar file to upload. Without it: the attached artifact with {@code classifier}, else
   * the project's main artifact, else the file of that name in the build folder.
   *
   * <p>Goals: check, code, deploy, plan, rehearse.
   */
  @Parameter(property = "snapstart.codeFile")
  @Nullable String codeFile;

  /**
   * Classifier of the attached artifact to upload, such as {@code aws}. Not used with {@code
   * codeFile} or {@code s3Key}.
   *
   * <p>Goals: code, deploy, plan, rehearse.
   */
  @Parameter(property = "snapstart.classifier")
  @Nullable String classifier;

  /**
   * A bucket in the function's region. With {@code s3Key} the code is taken from there; without it,
   * archives over the 50 MB of a direct upload are put there first.
   *
   * <p>Goals: code, deploy, plan.
   */
  @Parameter(property = "snapstart.s3Bucket")
  @Nullable String s3Bucket;

  /**
   * Put in front of the names of the objects that are uploaded to {@code s3Bucket}.
   *
   * <p>Goals: code, deploy, plan.
   */
  @Parameter(property = "snapstart.s3Prefix", defaultValue = "snapstart/")
  @Nullable String s3Prefix;

  /**
   * Key of an object in {@code s3Bucket} that already holds the code; nothing is uploaded then.
   *
   * <p>Goals: code, deploy, plan.
   */
  @Parameter(property = "snapstart.s3Key")
  @Nullable String s3Key;

  /**
   * Version of the object {@code s3Key}; the newest without it.
   *
   * <p>Goals: code, deploy, plan.
   */
  @Parameter(property = "snapstart.s3ObjectVersion")
  @Nullable String s3ObjectVersion;

  /**
   * Who keeps the package of the object {@code s3Key}: {@code copy}, Lambda keeps a copy of its
   * own; {@code reference}, Lambda refers to your object, which needs {@code s3ObjectVersion}, a
   * bucket policy that lets Lambda read it, and must stay; {@code keep}, as it is for the function.
   *
   * <p>Goals: code, deploy, plan.
   */
  @Parameter(property = "snapstart.s3Storage", defaultValue = "keep")
  @Nullable String s3Storage;

  /**
   * The container image that the function is made of, by tag or, better, by digest: {@code
   * ACCOUNT.dkr.ecr.REGION.amazonaws.com/REPOSITORY@sha256:DIGEST}. Instead of an archive; a
   * function that was created from one cannot change over. It needs no {@code runtime} and {@code
   * handler}.
   *
   * <p>Goals: check, code, deploy, plan.
   */
  @Parameter(property = "snapstart.imageUri")
  @Nullable String imageUri;

  /**
   * Whether an unsigned archive is given fixed entry times before it is hashed and uploaded, so
   * that a rebuild without a change counts as unchanged: {@code true} or {@code false}.
   *
   * <p>Goals: code, deploy, plan.
   */
  @Parameter(property = "snapstart.normalizeArchive", defaultValue = "true")
  @Nullable String normalizeArchive;

  /**
   * Instruction set of the code: {@code x86_64} or {@code arm64}; {@code none} goes back to
   * Lambda's default, x86_64.
   *
   * <p>Goals: check, code, deploy, plan.
   */
  @Parameter(property = "snapstart.architecture")
  @Nullable String architecture;

  /**
   * ARN of the KMS key that encrypts the uploaded package; {@code none} or {@code aws-owned} goes
   * back to the key that AWS owns.
   *
   * <p>Goals: code, deploy, plan.
   */
  @Parameter(property = "snapstart.sourceKmsKeyArn")
  @Nullable String sourceKmsKeyArn;

  /**
   * Whether versions get a snapshot: {@code on}, {@code off}, or {@code keep} to leave the function
   * as it is.
   *
   * <p>Goals: configure, deploy, plan.
   */
  @Parameter(property = "snapstart.snapStart", defaultValue = "on")
  @Nullable String snapStart;

  /**
   * ARN of the KMS key that encrypts environment variables and snapshots, of the function's region;
   * {@code none} or {@code aws-owned} goes back to the key that AWS owns. The goal {@code kms}
   * needs it.
   *
   * <p>Goals: configure, deploy, kms, plan.
   */
  @Parameter(property = "snapstart.kmsKeyArn")
  @Nullable String kmsKeyArn;

  /**
   * Memory in MB, 128 to 10240; {@code none} goes back to Lambda's default, 128.
   *
   * <p>Goals: configure, deploy, plan, rehearse.
   */
  @Parameter(property = "snapstart.memoryMb")
  @Nullable String memoryMb;

  /**
   * Timeout in seconds, 1 to 900; {@code none} goes back to Lambda's default, 3.
   *
   * <p>Goals: configure, deploy, plan, rehearse.
   */
  @Parameter(property = "snapstart.timeoutSeconds")
  @Nullable String timeoutSeconds;

  /**
   * The runtime, such as {@code java21}. Needed to create a function.
   *
   * <p>Goals: check, configure, deploy, plan, rehearse.
   */
  @Parameter(property = "snapstart.runtime")
  @Nullable String runtime;

  /**
   * The handler, such as {@code com.example.Orders::handleRequest}. Needed to create a function.
   *
   * <p>Goals: configure, deploy, plan, rehearse.
   */
  @Parameter(property = "snapstart.handler")
  @Nullable String handler;

  /**
   * ARN of the execution role. Needed to create a function.
   *
   * <p>Goals: configure, deploy, plan.
   */
  @Parameter(property = "snapstart.role")
  @Nullable String role;

  /**
   * Environment variables, as elements: {@code <STAGE>test</STAGE>}. Together with {@code
   * environmentFile} and {@code environmentFrom}, over which it wins, it replaces the function's
   * whole environment; {@code <none/>}, or {@code none} as property, clears it. Values are never
   * printed by this plugin, but Maven itself prints what a pom says under {@code -X}: keep secrets
   * in {@code environmentFile} or {@code environmentFrom}.
   *
   * <p>Goals: check, configure, deploy, plan, rehearse.
   */
  @Parameter @Nullable Map<String, String> environment;

  /**
   * A properties file in UTF-8 with environment variables.
   *
   * <p>Goals: check, configure, deploy, plan, rehearse.
   */
  @Parameter(property = "snapstart.environmentFile")
  @Nullable String environmentFile;

  /**
   * Names, separated by commas, of environment variables to take over from the environment that
   * Maven runs in; each must be set there. They win over {@code environmentFile}.
   *
   * <p>Goals: check, configure, deploy, plan, rehearse.
   */
  @Parameter(property = "snapstart.environmentFrom")
  @Nullable List<String> environmentFrom;

  /**
   * ARNs of layer versions, at most five, in the order in which they are laid; {@code none} removes
   * all layers.
   *
   * <p>Goals: configure, deploy, plan.
   */
  @Parameter(property = "snapstart.layers")
  @Nullable List<String> layers;

  /**
   * Size of {@code /tmp} in MB, 512 to 10240; SnapStart needs 512, which is also what {@code none}
   * goes back to.
   *
   * <p>Goals: check, configure, deploy, plan.
   */
  @Parameter(property = "snapstart.ephemeralStorageMb")
  @Nullable String ephemeralStorageMb;

  /**
   * The VPC, as elements {@code subnetIds}, {@code securityGroupIds} (lists) and {@code ipv6}
   * ({@code true} or {@code false}), or properties such as {@code snapstart.vpc.subnetIds}; {@code
   * none} takes the function out of its VPC.
   *
   * <p>Goals: configure, deploy, plan.
   */
  @Parameter @Nullable VpcConfig vpc;

  /**
   * ARN of the queue or topic for events that could not be handled; {@code none} removes it.
   *
   * <p>Goals: configure, deploy, plan.
   */
  @Parameter(property = "snapstart.deadLetterTargetArn")
  @Nullable String deadLetterTargetArn;

  /**
   * X-Ray tracing: {@code Active} or {@code PassThrough}; {@code none} goes back to Lambda's
   * default, PassThrough.
   *
   * <p>Goals: configure, deploy, plan.
   */
  @Parameter(property = "snapstart.tracing")
  @Nullable String tracing;

  /**
   * Logging, as elements {@code format} ({@code Text} or {@code JSON}), {@code applicationLevel},
   * {@code systemLevel} and {@code logGroup}, or properties such as {@code
   * snapstart.logging.format}; {@code none} goes back to Lambda's defaults.
   *
   * <p>Goals: configure, deploy, plan, rehearse.
   */
  @Parameter @Nullable LoggingConfig logging;

  /**
   * What is said instead of the container image's own settings, as elements {@code command} and
   * {@code entryPoint} (lists) and {@code workingDirectory}, or properties such as {@code
   * snapstart.imageConfig.command}; {@code none} goes back to the image's own.
   *
   * <p>Goals: configure, deploy, plan.
   */
  @Parameter @Nullable ImageConfig imageConfig;

  /**
   * The function's description, up to 256 characters; {@code none} clears it.
   *
   * <p>Goals: configure, deploy, plan.
   */
  @Parameter(property = "snapstart.functionDescription")
  @Nullable String functionDescription;

  /**
   * Tags, as elements: {@code <team>orders</team>}. They replace all tags but those of AWS itself;
   * {@code <none/>}, or {@code none} as property, removes them.
   *
   * <p>Goals: configure, deploy, plan.
   */
  @Parameter @Nullable Map<String, String> tags;

  /**
   * The account that the function must live in, twelve digits; anything else ends the run before
   * the first write or invocation.
   *
   * <p>Goals: alias, callers, code, configure, deploy, disable, invoke, kms, measure, plan, prune,
   * publish, rollback, wait.
   */
  @Parameter(property = "snapstart.expectedAccount")
  @Nullable String expectedAccount;

  /**
   * Whether a version whose snapshot failed is deleted: {@code true} or {@code false}. Never one
   * that the alias, its weights or its ledger names. Without it dead versions stay, and can be
   * looked at.
   *
   * <p>Goals: deploy, plan, wait.
   */
  @Parameter(property = "snapstart.deleteFailedVersion", defaultValue = "false")
  @Nullable String deleteFailedVersion;

  /**
   * Which published versions are deleted in the end, as elements {@code keep} (how many of the
   * newest stay: 5), {@code olderThanDays}, {@code unusedDays} (how long a version must not have
   * been called, if CloudWatch may be asked: 7) and {@code graceMinutes} (how long a version stays
   * after its successor was published: 60), or properties such as {@code snapstart.prune.keep};
   * {@code true} for these defaults, {@code none} for no pruning. What an alias, its weights or its
   * ledger names, and what anything calls, stays in any case. The goals {@code disable} and {@code
   * kms} keep none but these, and only look at versions with SnapStart or with another key; {@code
   * cost} only tells what it would save.
   *
   * <p>Goals: cost, deploy, disable, kms, plan, prune.
   */
  @Parameter @Nullable PruneConfig prune;

  /**
   * Whether a version is published with the new key, and {@code alias}, if given, moved there:
   * {@code true} or {@code false}. Then the versions are listed that still need another key.
   *
   * <p>Goals: kms.
   */
  @Parameter(property = "snapstart.publish", defaultValue = "false")
  @Nullable String publish;

  /**
   * How many minutes a run may take, waiting included.
   *
   * <p>Goals: alias, code, configure, deploy, disable, kms, plan, prune, publish, rollback, wait.
   */
  @Parameter(property = "snapstart.waitMinutes", defaultValue = "20")
  @Nullable String waitMinutes;

  /**
   * How many environments are restored from snapshots in 30 days. Without it all calls that
   * CloudWatch counted are taken, if it may be asked; restores are never more.
   *
   * <p>Goals: cost.
   */
  @Parameter(property = "snapstart.restores")
  @Nullable String restores;

  /**
   * How many cold starts there are in 30 days without SnapStart. Without it as many as restores.
   *
   * <p>Goals: cost.
   */
  @Parameter(property = "snapstart.coldStarts")
  @Nullable String coldStarts;

  /**
   * How many milliseconds an initialization takes without SnapStart, at most 900000: the {@code
   * Init Duration} in the log of {@code $LATEST}. With it the goal tells what cold starts would
   * cost without SnapStart.
   *
   * <p>Goals: cost.
   */
  @Parameter(property = "snapstart.initMillis")
  @Nullable String initMillis;

  /**
   * Where to put the package that is fetched: a file, or a folder that exists. Without it {@code
   * target/snapstart/FUNCTION-VERSION.zip}, and the current folder where there is no pom. A file
   * that is there is never overwritten.
   *
   * <p>Goals: download.
   */
  @Parameter(property = "snapstart.downloadTo")
  @Nullable String downloadTo;

  /**
   * The JSON file that tells scripts how the run ended. Without it {@code
   * target/snapstart/FUNCTION.json} ({@code FUNCTION.plan.json} by the goal {@code plan}, and
   * likewise by the other goals that deploy nothing), and none at all where there is no pom.
   *
   * <p>Goals: alias, callers, check, code, configure, cost, deploy, disable, download, invoke, kms,
   * logs, measure, plan, prune, publish, rehearse, rollback, status, versions, wait.
   */
  @Parameter(property = "snapstart.resultFile")
  @Nullable String resultFile;
}

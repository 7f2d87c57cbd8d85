package dev.snapstart.internal.deploy;

import dev.snapstart.internal.plan.Goal;
import dev.snapstart.model.CodeSource;
import dev.snapstart.model.DeploymentRequest;
import dev.snapstart.plan.CodePackage.InS3;
import dev.snapstart.plan.CodePackage.Upload;
import dev.snapstart.plan.Step;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/** Names stand for contents: the archive {@code v1.zip} hashes to the hash of "v1.zip". */
final class NamedContent {
  private NamedContent() {}

  static Goal goal(DeploymentRequest request) {
    if (request.code() instanceof CodeSource.Archive archive) {
      String name = archive.file().toString();
      if (archive.staging() == null) {
        return Goal.of(request, new Upload(archive.file(), hash(name), 1000), null);
      }
      String key = archive.staging().prefix() + name;
      String bucket = archive.staging().bucket();
      return Goal.of(
          request,
          new InS3(bucket, key, null, hash("staged:" + name), 1000, CodeSource.Storage.AS_IT_IS),
          new Step.StagePackage(bucket, key, Path.of(name), 1000));
    }
    return Goal.of(request, Goal.named(request.code()), null);
  }

  static String hash(String content) {
    try {
      return Base64.getEncoder()
          .encodeToString(
              MessageDigest.getInstance("SHA-256")
                  .digest(content.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError(e);
    }
  }
}

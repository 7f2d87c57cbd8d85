package dev.snapstart.maven;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.Random;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.BucketVersioningStatus;

/** Archives to deploy, in a folder and in a bucket of their own. */
final class TrialPackages implements AutoCloseable {
  private static final String BUCKET = "packages";

  /** More than Lambda takes in a request. */
  private static final int LARGE = 51 << 20;

  private final Path folder;
  private final S3Client s3;

  TrialPackages(Path folder, URI endpoint) {
    this.folder = folder;
    this.s3 =
        S3Client.builder()
            .endpointOverride(endpoint)
            .forcePathStyle(true)
            .region(Region.US_EAST_1)
            .credentialsProvider(
                StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local")))
            .build();
    s3.createBucket(bucket -> bucket.bucket(BUCKET));
  }

  void keepVersions() {
    s3.putBucketVersioning(
        it ->
            it.bucket(BUCKET)
                .versioningConfiguration(to -> to.status(BucketVersioningStatus.ENABLED)));
  }

  /** Uploads an archive as another one, or as itself. */
  void put(String name, String content) {
    s3.putObject(put -> put.bucket(BUCKET).key(name + ".zip"), Path.of(archive(content, 10)));
  }

  String versionOf(String name) {
    return s3.headObject(head -> head.bucket(BUCKET).key(name + ".zip")).versionId();
  }

  String large() {
    return archive("large", LARGE);
  }

  String archive(String name, int size) {
    Path file = folder.resolve(name + ".zip");
    byte[] content = new byte[size];
    new Random(name.hashCode()).nextBytes(content);
    try (OutputStream out = Files.newOutputStream(file);
        ZipOutputStream zip = new ZipOutputStream(out)) {
      zip.setLevel(Deflater.NO_COMPRESSION);
      ZipEntry entry = new ZipEntry("content.bin");
      entry.setTimeLocal(LocalDateTime.of(2026, 1, 1, 0, 0));
      zip.putNextEntry(entry);
      zip.write(content);
      zip.closeEntry();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return file.toString();
  }

  @Override
  public void close() {
    s3.close();
  }
}

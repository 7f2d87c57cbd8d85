package dev.snapstart.local.http;

import dev.snapstart.local.control.ControlPlane;
import dev.snapstart.local.state.Bucket;
import dev.snapstart.local.state.LambdaError;
import dev.snapstart.local.state.StoredObject;
import dev.snapstart.local.state.Table;
import dev.snapstart.local.store.Blobs;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** As much of S3 as uploading a package takes. */
final class S3Service implements Service {
  private static final String XML = "application/xml";
  private static final Set<String> PLAIN = Set.of("x-id", "versionId");
  private static final Pattern BUCKET = Pattern.compile("[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]");
  private final ControlPlane control;
  private final Blobs blobs;
  private final S3Uploads uploads;

  S3Service(ControlPlane control, Blobs blobs, S3Uploads uploads) {
    this.control = control;
    this.blobs = blobs;
    this.uploads = uploads;
  }

  @Override
  public boolean serves(HttpCall call) {
    return true; // Any path may be a bucket and a key.
  }

  @Override
  public Prepared prepare(HttpCall call) {
    S3Address address = S3Address.of(call);
    boolean plain = call.query().keySet().stream().allMatch(PLAIN::contains);
    Prepared known =
        address.key().isEmpty() ? onBucket(call, address, plain) : onObject(call, address, plain);
    if (known != null) {
      return known;
    }
    String asked = call.query("x-id") == null ? "S3 " + call : call.query("x-id");
    return prepared(asked, () -> refusal(NotImplemented.error(asked)));
  }

  private @Nullable Prepared onBucket(HttpCall call, S3Address address, boolean plain) {
    String bucket = address.bucket();
    if (bucket.isEmpty()) {
      return prepared("ListBuckets", () -> refusal(NotImplemented.error("ListBuckets")));
    }
    return switch (call.method()) {
      case "PUT" -> {
        if (call.query().containsKey("versioning")) {
          yield prepared("PutBucketVersioning", () -> version(bucket, call));
        }
        yield plain ? prepared("CreateBucket", () -> create(bucket)) : null;
      }
      case "HEAD" -> prepared("HeadBucket", () -> head(bucket));
      case "GET" ->
          call.query().containsKey("location")
              ? prepared("GetBucketLocation", () -> location(bucket))
              : call.query().containsKey("versioning")
                  ? prepared("GetBucketVersioning", () -> versioning(bucket))
                  : null;
      default -> null;
    };
  }

  private @Nullable Prepared onObject(HttpCall call, S3Address address, boolean plain) {
    if (!plain) {
      return null;
    }
    return switch (call.method()) {
      case "PUT" ->
          call.header("x-amz-copy-source") == null
              ? prepared("PutObject", () -> put(call, address))
              : null;
      case "HEAD" -> prepared("HeadObject", () -> head(call, address));
      case "GET" -> prepared("GetObject", () -> get(call, address));
      case "DELETE" -> prepared("DeleteObject", () -> delete(call, address));
      default -> null;
    };
  }

  private static Prepared prepared(String operation, Supplier<Reply> perform) {
    return new Prepared(operation, null, perform);
  }

  private @Nullable Bucket bucket(String bucket) {
    return control.state().buckets().get(bucket);
  }

  private Reply create(String bucket) {
    if (!BUCKET.matcher(bucket).matches()) {
      return refusal(
          LambdaError.of(400, "InvalidBucketName", "The specified bucket is not valid."));
    }
    control.change(
        state -> state.buckets().has(bucket) ? state : state.withBucket(bucket, Table.empty()));
    return Reply.empty(200).with("Location", "/" + bucket);
  }

  private Reply head(String bucket) {
    return bucket(bucket) == null
        ? Reply.empty(404)
        : Reply.empty(200).with("x-amz-bucket-region", control.state().account().region());
  }

  private Reply location(String bucket) {
    if (bucket(bucket) == null) {
      return refusal(noBucket());
    }
    String region = control.state().account().region();
    return Reply.of(
        200,
        XML,
        "<LocationConstraint xmlns=\"http://s3.amazonaws.com/doc/2006-03-01/\">"
            + (region.equals("us-east-1") ? "" : region)
            + "</LocationConstraint>");
  }

  private Reply version(String bucket, HttpCall call) {
    if (bucket(bucket) == null) {
      return refusal(noBucket());
    }
    boolean on = new String(call.body(), StandardCharsets.UTF_8).contains(">Enabled<");
    control.change(
        state -> {
          Bucket found = state.buckets().get(bucket);
          return found == null ? state : state.withBucket(bucket, found.withVersioning(on));
        });
    return Reply.empty(200);
  }

  private Reply versioning(String bucket) {
    Bucket found = bucket(bucket);
    return found == null
        ? refusal(noBucket())
        : Reply.of(
            200,
            XML,
            "<VersioningConfiguration xmlns=\"http://s3.amazonaws.com/doc/2006-03-01/\">"
                + (found.versioned() ? "<Status>Enabled</Status>" : "")
                + "</VersioningConfiguration>");
  }

  private Reply put(HttpCall call, S3Address address) {
    Bucket bucket = bucket(address.bucket());
    if (bucket == null) {
      return refusal(noBucket());
    }
    S3Uploads.Upload upload;
    try {
      upload = uploads.read(call);
    } catch (S3Uploads.BadUpload e) {
      return refusal(LambdaError.of(400, e.code(), String.valueOf(e.getMessage())));
    }
    String version = bucket.versioned() ? upload.versionId(address.key()) : null;
    StoredObject object = upload.stored(blobs.put(upload.content()), version);
    control.change(
        state -> {
          Bucket found = state.buckets().get(address.bucket());
          Bucket before = found == null ? Bucket.of(Table.empty()) : found;
          return state.withBucket(address.bucket(), before.with(address.key(), object));
        });
    Reply reply = withVersion(Reply.empty(200).with("ETag", object.etag()), object);
    return withChecksums(reply, object);
  }

  private static Reply withVersion(Reply reply, StoredObject object) {
    String version = object.versionId();
    return version == null ? reply : reply.with("x-amz-version-id", version);
  }

  private Reply head(HttpCall call, S3Address address) {
    Bucket bucket = bucket(address.bucket());
    StoredObject object =
        bucket == null ? null : bucket.object(address.key(), call.query("versionId"));
    return object == null
        ? Reply.empty(404)
        : described(call, object, new byte[0])
            .with("Content-Length", Long.toString(object.content().size()));
  }

  private Reply get(HttpCall call, S3Address address) {
    Bucket bucket = bucket(address.bucket());
    if (bucket == null) {
      return refusal(noBucket());
    }
    StoredObject object = bucket.object(address.key(), call.query("versionId"));
    byte[] bytes = object == null ? null : blobs.get(object.content().sha256());
    if (object == null || bytes == null) {
      return refusal(LambdaError.of(404, "NoSuchKey", "The specified key does not exist."));
    }
    return described(call, object, bytes);
  }

  private static Reply described(HttpCall call, StoredObject object, byte[] body) {
    Reply reply =
        withVersion(Reply.of(200, object.contentType(), body), object)
            .with("ETag", object.etag())
            .with("Accept-Ranges", "bytes")
            .with("Last-Modified", HttpDates.text(object.lastModified()));
    for (var metadata : object.metadata().asMap().entrySet()) {
      reply = reply.with(S3Uploads.METADATA + metadata.getKey(), metadata.getValue());
    }
    return "ENABLED".equalsIgnoreCase(call.header("x-amz-checksum-mode"))
        ? withChecksums(reply, object)
        : reply;
  }

  private static Reply withChecksums(Reply reply, StoredObject object) {
    Reply all = reply;
    for (var checksum : object.checksums().asMap().entrySet()) {
      all = all.with(checksum.getKey(), checksum.getValue());
    }
    return object.checksums().isEmpty() ? all : all.with("x-amz-checksum-type", "FULL_OBJECT");
  }

  private Reply delete(HttpCall call, S3Address address) {
    String version = call.query("versionId");
    control.change(
        state -> {
          Bucket bucket = state.buckets().get(address.bucket());
          if (bucket == null) {
            return state;
          }
          return state.withBucket(
              address.bucket(),
              version == null
                  ? bucket.without(address.key())
                  : bucket.without(address.key(), version));
        });
    return Reply.empty(204);
  }

  private static LambdaError noBucket() {
    return LambdaError.of(404, "NoSuchBucket", "The specified bucket does not exist");
  }

  @Override
  public Reply refusal(LambdaError error) {
    return Reply.of(
        error.status(),
        XML,
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?><Error><Code>"
            + Xml.text(error.type())
            + "</Code><Message>"
            + Xml.text(error.message())
            + "</Message></Error>");
  }
}

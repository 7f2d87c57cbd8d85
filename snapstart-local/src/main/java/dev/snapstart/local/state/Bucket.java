package dev.snapstart.local.state;

import java.time.Instant;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * An S3 bucket.
 *
 * @param versioned whether objects that are written from now on get versions
 * @param objects the newest objects by key
 * @param versions the versions by key and version id
 */
public record Bucket(
    boolean versioned,
    Table<String, StoredObject> objects,
    Table<String, Table<String, StoredObject>> versions) {

  /**
   * A bucket that keeps no versions.
   *
   * @param objects its objects by key
   * @return the bucket
   */
  public static Bucket of(Table<String, StoredObject> objects) {
    return new Bucket(false, objects, Table.empty());
  }

  /**
   * Finds an object.
   *
   * @param key its key
   * @param version its version, or null for the newest
   * @return the object, or null where there is none
   */
  public @Nullable StoredObject object(String key, @Nullable String version) {
    StoredObject newest = objects.get(key);
    if (version == null || (version.equals("null") && isUnversioned(newest))) {
      return newest;
    }
    return versionsOf(key).get(version);
  }

  /**
   * Writes an object.
   *
   * @param key its key
   * @param object the object, with a version id if the bucket is to keep it as a version
   * @return the changed copy
   */
  public Bucket with(String key, StoredObject object) {
    String version = object.versionId();
    return new Bucket(
        versioned,
        objects.with(key, object),
        version == null ? versions : versions.with(key, versionsOf(key).with(version, object)));
  }

  /**
   * Deletes an object; its versions stay.
   *
   * @param key its key
   * @return the changed copy
   */
  public Bucket without(String key) {
    return new Bucket(versioned, objects.without(key), versions);
  }

  /**
   * Deletes one version of an object for good; the one before becomes the newest.
   *
   * @param key its key
   * @param version the version
   * @return the changed copy
   */
  public Bucket without(String key, String version) {
    Table<String, StoredObject> rest = versionsOf(key).without(version);
    StoredObject newest =
        rest.values().stream()
            .max(Comparator.<StoredObject, Instant>comparing(StoredObject::lastModified))
            .orElse(null);
    return new Bucket(
        versioned,
        newest == null ? objects.without(key) : objects.with(key, newest),
        rest.isEmpty() ? versions.without(key) : versions.with(key, rest));
  }

  /**
   * Keeps versions from now on, or no longer.
   *
   * @param on whether versions are kept
   * @return the changed copy
   */
  public Bucket withVersioning(boolean on) {
    return new Bucket(on, objects, versions);
  }

  private Table<String, StoredObject> versionsOf(String key) {
    Table<String, StoredObject> all = versions.get(key);
    return all == null ? Table.empty() : all;
  }

  private static boolean isUnversioned(@Nullable StoredObject object) {
    return object != null && object.versionId() == null;
  }
}

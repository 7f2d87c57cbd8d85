package dev.snapstart.version;

import java.nio.file.Path;
import java.util.Optional;

/**
 * How fetching back a version's code ended.
 *
 * @param function the function's name
 * @param version the version's number, or {@code $LATEST}
 * @param codeSha256 Base64 of the package's SHA-256, or the hexadecimal digest of the image
 * @param file the package, with just that hash; empty for a container image, which has none
 * @param sizeBytes the package's size in bytes, 0 for an image
 * @param written false if the file was there before, with the same content
 * @param imageUri the image by its digest; empty for a package
 */
public record PackageDownload(
    String function,
    String version,
    String codeSha256,
    Optional<Path> file,
    long sizeBytes,
    boolean written,
    Optional<String> imageUri) {}

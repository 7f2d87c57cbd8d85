package dev.snapstart.local.run;

import java.nio.file.Path;

/**
 * Where an environment is.
 *
 * @param address where its process finds the runtime API
 * @param folder its files
 */
record Site(String address, Path folder) {
  /** The part of the address that no other environment has. */
  String token() {
    return address.substring(address.indexOf('/') + 1);
  }
}

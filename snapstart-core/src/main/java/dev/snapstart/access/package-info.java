/**
 * Which permissions of IAM the library's calls need, derived from requests without a connection.
 */
@org.jspecify.annotations.NullMarked
package dev.snapstart.access;

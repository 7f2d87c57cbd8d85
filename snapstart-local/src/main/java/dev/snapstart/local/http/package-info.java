/** The wire: paths, headers, bodies and errors as the AWS SDKs expect them, and no rules. */
@org.jspecify.annotations.NullMarked
package dev.snapstart.local.http;

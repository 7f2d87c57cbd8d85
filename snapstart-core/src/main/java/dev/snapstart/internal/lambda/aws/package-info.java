/** The adapter: the only code that knows the AWS SDK and Resilience4j. */
@org.jspecify.annotations.NullMarked
package dev.snapstart.internal.lambda.aws;

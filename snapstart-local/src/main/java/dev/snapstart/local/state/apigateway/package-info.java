/** API Gateway as plain data: REST and HTTP APIs with the functions that they call. */
@org.jspecify.annotations.NullMarked
package dev.snapstart.local.state.apigateway;

package dev.snapstart.model;

import org.jspecify.annotations.Nullable;

/**
 * Which callers of {@code $LATEST} and of versions are to call an alias instead: always event
 * source mappings, and what policies allow; immutable.
 *
 * @param alias the alias, or null for the only one there is
 * @param functionUrls whether the alias gets a function URL if {@code $LATEST} has one
 * @param apiGateway whether integrations of API Gateway are pointed at the alias
 */
public record RetargetGoal(@Nullable String alias, boolean functionUrls, boolean apiGateway) {}

/** What SnapStart costs, from rates with a date. */
@org.jspecify.annotations.NullMarked
package dev.snapstart.cost;

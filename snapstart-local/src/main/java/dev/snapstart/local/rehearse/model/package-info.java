/** What a rehearsal observes and finds; data that holds no value of a function. */
@org.jspecify.annotations.NullMarked
package dev.snapstart.local.rehearse.model;

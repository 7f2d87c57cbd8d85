/** What Lambda itself writes into the log of a function, in both formats. */
@org.jspecify.annotations.NullMarked
package dev.snapstart.local.run.log;

package dev.snapstart.internal.measure;

import dev.snapstart.coldstart.Sample;
import dev.snapstart.coldstart.Start;
import java.util.ArrayList;
import java.util.List;

/** What a reader of the figures should know. */
record Remarks(Subject subject, MeasuringPlan plan) {

  List<String> on(Tally tally) {
    List<String> remarks = new ArrayList<>();
    String version = "version " + subject.version().version();
    if (!subject.latest().sameContent(subject.version())) {
      remarks.add(
          "$LATEST and " + version + " differ in code or settings: this compares two things.");
    }
    if (!plan.stamps()) {
      remarks.add(
          "The function's description has no room for a stamp, so $LATEST was not made to start"
              + " anew; only invocations at the same time did.");
    }
    missing(tally, Start.INIT, "starts of $LATEST", remarks);
    missing(tally, Start.RESTORE, "restores of " + version, remarks);
    if (tally.samples().stream().anyMatch(Sample::firstAfterPublish)) {
      remarks.add(
          "The first restore after the publish counts for nothing: it is slower until the snapshot"
              + " is near.");
    }
    return remarks;
  }

  private void missing(Tally tally, Start start, String what, List<String> remarks) {
    int have = tally.count(start);
    if (have < plan.count()) {
      remarks.add(
          "Only "
              + have
              + " of "
              + plan.count()
              + " "
              + what
              + " could be had: invocations kept finding warm environments. Give 'parallel' more,"
              + " or wait until those have ended.");
    }
  }
}

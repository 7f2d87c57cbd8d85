package dev.snapstart.benchmarks;

import java.util.List;

/** Something to measure. */
interface Benchmark {
  /** What to call it on the command line. */
  String name();

  /** Measures, and tells on the way what it does. */
  List<Row> run(Setting setting) throws Exception;
}

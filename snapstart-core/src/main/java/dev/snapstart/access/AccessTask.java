package dev.snapstart.access;

/** What can be done to a function beside deploying it. */
public enum AccessTask {
  /** Reading a function, its aliases and the versions behind them. */
  STATUS
}

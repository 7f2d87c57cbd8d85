package dev.snapstart.event;

import dev.snapstart.plan.WaitReason;
import java.time.Duration;

/**
 * The run waits for Lambda.
 *
 * @param function the function's name
 * @param reason what is waited for
 * @param subject such as {@code snapshot of version 42}
 * @param seen the state as last seen
 * @param waited how long already
 * @param deadline how long the whole run may take
 * @param number which step of the plan, from 1; 0 before the first
 * @param total how many steps the plan has
 */
public record Waiting(
    String function,
    WaitReason reason,
    String subject,
    String seen,
    Duration waited,
    Duration deadline,
    int number,
    int total) {}

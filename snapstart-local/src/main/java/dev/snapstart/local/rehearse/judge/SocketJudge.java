package dev.snapstart.local.rehearse.judge;

import dev.snapstart.local.rehearse.model.Finding;
import dev.snapstart.local.rehearse.model.OpenSocket;
import java.util.List;
import java.util.Set;

/** Findings about connections that are in the snapshot. */
public final class SocketJudge {
  private SocketJudge() {}

  /**
   * Judges.
   *
   * @param atCheckpoint the sockets of the held process
   * @param restored the inodes of those that it still has after its hooks
   * @return the findings
   */
  public static List<Finding> judge(List<OpenSocket> atCheckpoint, Set<Long> restored) {
    return atCheckpoint.stream()
        .filter(socket -> restored.contains(socket.inode()))
        .map(SocketJudge::finding)
        .toList();
  }

  private static Finding finding(OpenSocket socket) {
    String holder = socket.holder() == null ? "" : " It is held by " + socket.holder() + ".";
    if (socket.listening()) {
      return new Finding(
          Finding.Kind.OPEN_SOCKET,
          Finding.Level.NOTE,
          "port " + socket.localPort(),
          "Listens since initialization." + holder,
          "Nothing, if only the function itself connects to it.");
    }
    return new Finding(
        Finding.Kind.OPEN_SOCKET,
        Finding.Level.WARNING,
        socket.holder() == null ? socket.remote() : socket.holder(),
        "A connection to "
            + socket.remote()
            + " is open while the snapshot is made: it is dead after"
            + " restoring, and no hook has closed it."
            + holder,
        "Close it in a before-checkpoint hook and connect again after restoring, or when it is"
            + " needed.");
  }
}

package dev.snapstart.local.rehearse.linux;

import dev.snapstart.local.rehearse.model.OpenSocket;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The TCP sockets of a process.
 *
 * <p>Source: proc(5), {@code /proc/pid/fd} and {@code /proc/pid/net/tcp}.
 */
public final class ProcessSockets {
  private static final Pattern LINK = Pattern.compile("socket:\\[(\\d+)]");
  private static final int ESTABLISHED = 0x01;
  private static final int SYN_SENT = 0x02;
  private static final int CLOSE_WAIT = 0x08;
  private static final int LISTEN = 0x0A;
  private static final Set<Integer> OPEN = Set.of(ESTABLISHED, SYN_SENT, CLOSE_WAIT, LISTEN);

  private ProcessSockets() {}

  /**
   * The sockets that are connected or listen.
   *
   * @param pid the process
   * @param own ports of the other side that are no connections of the function
   * @return the sockets, none where the system does not tell
   */
  public static List<OpenSocket> of(long pid, Set<Integer> own) {
    Path process = Path.of("/proc/" + pid);
    Set<Long> inodes = inodes(process.resolve("fd"));
    List<OpenSocket> all = new ArrayList<>();
    for (String table : List.of("tcp", "tcp6")) {
      for (String line : lines(process.resolve("net").resolve(table))) {
        parse(line, inodes, own, all);
      }
    }
    return all;
  }

  private static OptionalLong inode(Path descriptor) {
    try {
      Matcher link = LINK.matcher(Files.readSymbolicLink(descriptor).toString());
      return link.matches() ? OptionalLong.of(Long.parseLong(link.group(1))) : OptionalLong.empty();
    } catch (IOException e) {
      return OptionalLong.empty(); // Closed meanwhile.
    }
  }

  private static Set<Long> inodes(Path folder) {
    Set<Long> all = new HashSet<>();
    try (DirectoryStream<Path> descriptors = Files.newDirectoryStream(folder)) {
      for (Path descriptor : descriptors) {
        inode(descriptor).ifPresent(all::add);
      }
    } catch (IOException e) {
      return Set.of(); // Not Linux, or the process is gone.
    }
    return all;
  }

  private static List<String> lines(Path table) {
    try {
      return Files.readAllLines(table);
    } catch (IOException e) {
      return List.of();
    }
  }

  static void parse(String line, Set<Long> inodes, Set<Integer> own, List<OpenSocket> all) {
    String[] words = line.strip().split("\\s+", -1);
    if (words.length < 10 || !words[1].contains(":")) {
      return;
    }
    int state = Integer.parseInt(words[3], 16);
    long inode = Long.parseLong(words[9]);
    int remotePort = port(words[2]);
    if (OPEN.contains(state) && inodes.contains(inode) && !own.contains(remotePort)) {
      all.add(
          new OpenSocket(
              inode, port(words[1]), address(words[2]) + ":" + remotePort, state == LISTEN, null));
    }
  }

  private static int port(String word) {
    return Integer.parseInt(word.substring(word.indexOf(':') + 1), 16);
  }

  /** The kernel writes addresses as numbers of 32 bits in the byte order of the machine. */
  private static String address(String word) {
    byte[] bytes = HexFormat.of().parseHex(word.substring(0, word.indexOf(':')));
    if (java.nio.ByteOrder.nativeOrder() == java.nio.ByteOrder.LITTLE_ENDIAN) {
      for (int i = 0; i < bytes.length; i += 4) {
        byte first = bytes[i];
        byte second = bytes[i + 1];
        bytes[i] = bytes[i + 3];
        bytes[i + 1] = bytes[i + 2];
        bytes[i + 2] = second;
        bytes[i + 3] = first;
      }
    }
    try {
      String text = InetAddress.getByAddress(bytes).getHostAddress();
      return text.contains(":") ? "[" + text + "]" : text;
    } catch (UnknownHostException e) {
      return "an unknown address";
    }
  }
}

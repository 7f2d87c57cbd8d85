package dev.snapstart.local.http;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/**
 * Changes texts at random, in the ways of a fuzzer but the same ones each time; not thread-safe.
 */
final class Mutations {
  private static final int MOST_CHANGES = 4;
  private static final int LONGEST_PIECE = 40;
  private final Random random;
  private final List<byte[]> seeds;
  private final List<byte[]> words;

  Mutations(long seed, List<byte[]> seeds, List<byte[]> words) {
    this.random = new Random(seed);
    this.seeds = seeds;
    this.words = words;
  }

  byte[] next() {
    byte[] text = any(seeds);
    for (int changes = 1 + random.nextInt(MOST_CHANGES); changes > 0; changes--) {
      text = changed(text);
    }
    return text;
  }

  private byte[] changed(byte[] text) {
    int from = random.nextInt(text.length + 1);
    int to = Math.min(text.length, from + random.nextInt(LONGEST_PIECE));
    return switch (random.nextInt(6)) {
      case 0 -> replaced(text, from, from, any(words));
      case 1 -> replaced(text, from, to, any(words));
      case 2 -> replaced(text, from, to, new byte[0]);
      case 3 -> replaced(text, from, Math.min(from + 1, to), new byte[] {(byte) random.nextInt()});
      case 4 -> replaced(text, from, from, Arrays.copyOfRange(text, from, to));
      default -> replaced(text, from, text.length, tail(any(seeds)));
    };
  }

  private byte[] tail(byte[] text) {
    return Arrays.copyOfRange(text, random.nextInt(text.length + 1), text.length);
  }

  private byte[] any(List<byte[]> of) {
    return of.get(random.nextInt(of.size()));
  }

  private static byte[] replaced(byte[] text, int from, int to, byte[] by) {
    ByteArrayOutputStream out = new ByteArrayOutputStream(text.length + by.length);
    out.write(text, 0, from);
    out.writeBytes(by);
    out.write(text, to, text.length - to);
    return out.toByteArray();
  }
}

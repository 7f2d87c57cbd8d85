package dev.snapstart.local.state;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * The central directory of a zip in memory: the JDK reads one only from files, or by unpacking all.
 *
 * @param unzippedSize the sum of the unpacked sizes in bytes, or -1 if the bytes are no zip
 * @param entries the number of entries
 */
record ZipDirectory(long unzippedSize, int entries) {
  private static final ZipDirectory NO_ZIP = new ZipDirectory(-1, 0);
  private static final int END_SIGNATURE = 0x06054b50;
  private static final int END_SIZE = 22;
  private static final int ENTRY_SIGNATURE = 0x02014b50;
  private static final int ENTRY_SIZE = 46;
  private static final int MAX_COMMENT = 0xffff;
  private static final int MANY = 0xffff;

  static ZipDirectory of(byte[] bytes) {
    ByteBuffer zip = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    int end = end(zip);
    if (end < 0) {
      return NO_ZIP;
    }
    try {
      return read(zip, end);
    } catch (IndexOutOfBoundsException | ArithmeticException e) {
      return NO_ZIP;
    }
  }

  private static int end(ByteBuffer zip) {
    int last = zip.limit() - END_SIZE;
    for (int at = last; at >= 0 && at >= last - MAX_COMMENT; at--) {
      if (zip.getInt(at) == END_SIGNATURE) {
        return at;
      }
    }
    return -1;
  }

  private static ZipDirectory read(ByteBuffer zip, int end) {
    int promised = Short.toUnsignedInt(zip.getShort(end + 10));
    int at = start(zip, end, promised);
    int entries = 0;
    long unzipped = 0;
    while (at < end && zip.getInt(at) == ENTRY_SIGNATURE) {
      entries++;
      unzipped += Integer.toUnsignedLong(zip.getInt(at + 24));
      at +=
          ENTRY_SIZE
              + Short.toUnsignedInt(zip.getShort(at + 28))
              + Short.toUnsignedInt(zip.getShort(at + 30))
              + Short.toUnsignedInt(zip.getShort(at + 32));
    }
    boolean complete = entries == promised || promised == MANY;
    return complete && at <= end ? new ZipDirectory(unzipped, entries) : NO_ZIP;
  }

  private static int start(ByteBuffer zip, int end, int promised) {
    // From the end, because an executable jar may carry a script in front.
    int fromEnd = Math.toIntExact(end - Integer.toUnsignedLong(zip.getInt(end + 12)));
    // More entries than the field can count are told in another record before the end.
    return promised == MANY ? zip.getInt(end + 16) : fromEnd;
  }
}

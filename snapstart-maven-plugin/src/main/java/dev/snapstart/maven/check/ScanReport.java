package dev.snapstart.maven.check;

import dev.snapstart.readiness.Severity;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/** Reads the report of SpotBugs, which is XML. */
final class ScanReport {
  private static final String REMEDY =
      "Make the value in the handler or after the restore, or register a hook that makes it anew"
          + " (org.crac.Resource.afterRestore).";

  private ScanReport() {}

  static List<CodeFinding> read(Path file, SourceFiles sources) throws IOException {
    NodeList bugs = parsed(file).getElementsByTagName("BugInstance");
    List<CodeFinding> findings = new ArrayList<>();
    for (int i = 0; i < bugs.getLength(); i++) {
      findings.add(finding((Element) bugs.item(i), sources));
    }
    return findings;
  }

  private static CodeFinding finding(Element bug, SourceFiles sources) {
    Element line = line(bug);
    String start = line == null ? "" : line.getAttribute("start");
    return new CodeFinding(
        // The rules cannot see whether a hook makes the value anew.
        Severity.WARNING,
        new CodePlace(
            sources.shown(line == null ? "" : line.getAttribute("sourcepath")),
            start.isEmpty() ? 0 : Integer.parseInt(start),
            first(bug, "Class", "classname"),
            first(bug, "Field", "name")),
        bug.getAttribute("type"),
        message(bug),
        REMEDY);
  }

  private static String first(Element bug, String tag, String attribute) {
    return bug.getElementsByTagName(tag).item(0) instanceof Element element
        ? element.getAttribute(attribute)
        : "";
  }

  private static String message(Element bug) {
    String field = first(bug, "Field", "name");
    if (!field.isEmpty()) {
      return "Field '"
          + field
          + "' gets its value at initialization, and every environment restored from the snapshot"
          + " shares it.";
    }
    NodeList messages = bug.getElementsByTagName("LongMessage");
    String text = messages.getLength() == 0 ? "" : messages.item(0).getTextContent();
    String sentence = text.strip().replaceAll("\\s+", " ");
    return sentence.endsWith(".") ? sentence : sentence + ".";
  }

  /** The bug's own line; those of its class and methods stand further inside. */
  private static @Nullable Element line(Element bug) {
    Element any = null;
    NodeList children = bug.getElementsByTagName("SourceLine");
    for (int i = 0; i < children.getLength(); i++) {
      Node child = children.item(i);
      if (child instanceof Element line && !line.getAttribute("sourcepath").isEmpty()) {
        if (bug.isSameNode(line.getParentNode()) && !line.getAttribute("start").isEmpty()) {
          return line;
        }
        any = any == null ? line : any;
      }
    }
    return any;
  }

  private static Element parsed(Path file) throws IOException {
    try {
      DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
      factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
      return factory.newDocumentBuilder().parse(file.toFile()).getDocumentElement();
    } catch (ParserConfigurationException | SAXException e) {
      throw new IOException("The report of SpotBugs is not XML", e);
    }
  }
}

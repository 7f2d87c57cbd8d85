package dev.snapstart.maven;

import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** The plugin's descriptor as it was built. */
public record Descriptor(Map<String, Goal> goals) {
  public record Goal(
      String name, String description, String phase, List<Element> parameters, Element root) {
    List<String> parameterNames() {
      return parameters.stream().map(it -> text(it, "name")).toList();
    }
  }

  public static Descriptor read() throws Exception {
    try (InputStream in = Descriptor.class.getResourceAsStream("/META-INF/maven/plugin.xml")) {
      Document document = DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(in);
      Map<String, Goal> goals = new TreeMap<>();
      NodeList mojos = document.getElementsByTagName("mojo");
      for (int i = 0; i < mojos.getLength(); i++) {
        Element mojo = (Element) mojos.item(i);
        List<Element> parameters = new ArrayList<>();
        NodeList all = mojo.getElementsByTagName("parameter");
        for (int j = 0; j < all.getLength(); j++) {
          Element parameter = (Element) all.item(j);
          if (text(parameter, "editable").equals("true")) {
            parameters.add(parameter);
          }
        }
        String name = text(mojo, "goal");
        goals.put(
            name, new Goal(name, text(mojo, "description"), text(mojo, "phase"), parameters, mojo));
      }
      return new Descriptor(goals);
    }
  }

  static String text(Element parent, String tag) {
    NodeList children = parent.getChildNodes();
    for (int i = 0; i < children.getLength(); i++) {
      if (children.item(i) instanceof Element element && element.getTagName().equals(tag)) {
        return element.getTextContent().strip();
      }
    }
    return "";
  }

  /** Returns the configuration of a parameter: its expression as text, its default as attribute. */
  static Element configuration(Goal goal, String parameter) {
    NodeList children =
        ((Element) goal.root().getElementsByTagName("configuration").item(0)).getChildNodes();
    for (int i = 0; i < children.getLength(); i++) {
      if (children.item(i) instanceof Element element && element.getTagName().equals(parameter)) {
        return element;
      }
    }
    return null;
  }
}

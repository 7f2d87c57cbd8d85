package dev.snapstart.maven;

import static org.assertj.core.api.Assertions.assertThat;

import dev.snapstart.access.AccessPolicy;
import dev.snapstart.access.AccessScope;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilderFactory;
import org.apache.maven.project.MavenProject;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.w3c.dom.Element;

/** The pages show what the goal prints; {@code -Dsnapstart.writeDocs} writes it anew. */
class PolicyPagesTest {
  private static final Path TOP = Path.of("..");
  private static final Pattern BLOCK = Pattern.compile("(?s)```json\n(.*?)```");
  private static final Pattern ROW = Pattern.compile("(?m)^\\| (`[a-z`, -]+`) \\| (.*) \\|$");
  private static final Pattern ACTION =
      Pattern.compile("`((?:lambda|cloudwatch|apigateway):[A-Za-z]+)`");
  private static final Pattern OTHERS =
      Pattern.compile("those of (`[a-z]+`(?:(?:, | and )`[a-z]+`)*)");

  private static final Map<String, SnapStartMojo> GOALS =
      new TreeMap<>(
          Map.ofEntries(
              Map.entry("alias", new AliasMojo(null)),
              Map.entry("callers", retargeting()),
              Map.entry("check", new CheckMojo(null)),
              Map.entry("code", new CodeMojo(null)),
              Map.entry("configure", new ConfigureMojo(null)),
              Map.entry("cost", new CostMojo(null)),
              Map.entry("deploy", new DeployMojo(null)),
              Map.entry("disable", new DisableMojo(null)),
              Map.entry("download", new DownloadMojo(null)),
              Map.entry("kms", new KmsMojo(null)),
              Map.entry("plan", new PlanMojo(null)),
              Map.entry("prune", pruning()),
              Map.entry("publish", new PublishMojo(null)),
              Map.entry("rollback", new RollbackMojo(null)),
              Map.entry("status", new StatusMojo(null)),
              Map.entry("versions", new VersionsMojo(null)),
              Map.entry("wait", new WaitMojo(null))));

  @Test
  void theReadmeHasThePolicyOfDeployingOneFunction() throws IOException {
    FunctionConfig config = bare();
    config.runtime = "java21";
    config.handler = "com.example.Orders::handleRequest";
    config.role = "arn:aws:iam::123456789012:role/ROLE";
    PolicyDraft draft = draft(AccessScope.unknown());
    draft.add(new DeployMojo(null).access(), config, null);
    check("README.md", draft.policy().toJson().replace("123456789012", AccessScope.ACCOUNT));
  }

  @Test
  void thePageHasThePolicyOfTheQuickstart() throws Exception {
    FunctionConfig config = quickstart();
    PolicyDraft draft = draft(AccessScope.unknown());
    draft.add(new DeployMojo(null).access(), config, "eu-west-1");
    check("docs/aws.md", draft.policy().toJson());
  }

  /** Waking an idle version has a row of its own, with what is only needed for some settings. */
  @TestFactory
  List<DynamicTest> theTableHasTheActionsOfEachGoal() throws IOException {
    String page = Files.readString(TOP.resolve("docs/aws.md"));
    Map<String, TreeSet<String>> rows = new TreeMap<>();
    Matcher row = ROW.matcher(page);
    while (row.find()) {
      TreeSet<String> actions = new TreeSet<>();
      Matcher action = ACTION.matcher(row.group(2));
      while (action.find()) {
        actions.add(action.group(1));
      }
      Matcher others = OTHERS.matcher(row.group(2));
      if (others.find()) {
        for (String other : others.group(1).replaceAll("`| and", " ").strip().split("[ ,]+")) {
          actions.addAll(rows.get(other));
        }
      }
      for (String goal : row.group(1).replace("`", "").split(", ")) {
        rows.put(goal, actions);
      }
    }
    return GOALS.entrySet().stream()
        .map(
            goal ->
                DynamicTest.dynamicTest(
                    goal.getKey(),
                    () ->
                        assertThat(rows.get(goal.getKey()))
                            .isEqualTo(actions(goal.getKey(), goal.getValue()))))
        .toList();
  }

  private static TreeSet<String> actions(String name, SnapStartMojo goal) {
    FunctionConfig config = bare();
    if (name.equals("deploy")) {
      config.runtime = "java21";
      config.handler = "com.example.Orders::handleRequest";
      config.role = "arn:aws:iam::123456789012:role/ROLE";
    }
    PolicyDraft draft = draft(AccessScope.unknown());
    draft.add(goal.access(), config, null);
    AccessPolicy policy = draft.policy();
    TreeSet<String> actions = new TreeSet<>();
    policy.statements().forEach(statement -> actions.addAll(statement.actions()));
    actions.removeAll(
        List.of(
            "lambda:InvokeFunction",
            "iam:PassRole",
            "logs:DescribeLogStreams",
            "logs:GetLogEvents"));
    return actions;
  }

  private static void check(String page, String json) throws IOException {
    Path file = TOP.resolve(page);
    String text = Files.readString(file);
    Matcher block = BLOCK.matcher(text);
    assertThat(block.find()).isTrue();
    if (System.getProperty("snapstart.writeDocs") != null) {
      Files.writeString(
          file, text.substring(0, block.start(1)) + json + text.substring(block.end(1)));
    } else {
      assertThat(block.group(1)).isEqualTo(json);
    }
  }

  private static CallersMojo retargeting() {
    CallersMojo goal = new CallersMojo(null);
    goal.retarget = "true";
    goal.retargetUrls = "true";
    goal.retargetApis = "true";
    goal.dryRun = "false";
    return goal;
  }

  private static PruneMojo pruning() {
    PruneMojo goal = new PruneMojo(null);
    goal.dryRun = "false";
    return goal;
  }

  private static FunctionConfig bare() {
    FunctionConfig config = new FunctionConfig();
    config.function = "NAME";
    config.alias = "live";
    config.kmsKeyArn = "aws-owned";
    return config;
  }

  private static FunctionConfig quickstart() throws Exception {
    Element pom =
        DocumentBuilderFactory.newInstance()
            .newDocumentBuilder()
            .parse(TOP.resolve("examples/quickstart/pom.xml").toFile())
            .getDocumentElement();
    FunctionConfig config = new FunctionConfig();
    config.function = element(pom, "function");
    config.alias = element(pom, "alias");
    config.runtime = element(pom, "runtime");
    config.handler = element(pom, "handler");
    config.role = element(pom, "role");
    return config;
  }

  private static String element(Element pom, String name) {
    return Optional.of(pom.getElementsByTagName(name).item(0)).orElseThrow().getTextContent();
  }

  private static PolicyDraft draft(AccessScope known) {
    Path here = Path.of("").toAbsolutePath();
    return new PolicyDraft(known, Map.of(), here, Sessions.commands(here, new MavenProject()));
  }
}

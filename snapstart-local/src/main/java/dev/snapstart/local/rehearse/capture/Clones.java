package dev.snapstart.local.rehearse.capture;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.snapstart.local.rehearse.model.Hook;
import dev.snapstart.local.rehearse.model.Observations;
import dev.snapstart.local.rehearse.model.Value;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What {@code snapstart_rehearsal.py} is told and tells, in files of the rehearsal's folder. */
public final class Clones {
  private static final JsonMapper JSON = new JsonMapper();

  private Clones() {}

  /**
   * Writes what a process is to do at its snapshot.
   *
   * @param file takes it
   * @param report where it tells what it holds
   * @param copies the copies to make
   */
  public static void ask(Path file, Path report, List<Copy> copies) {
    ObjectNode root = JSON.createObjectNode().put("report", report.toString());
    copies.forEach(
        copy ->
            root.withArray("clones")
                .addObject()
                .put("api", copy.api())
                .put("output", copy.output().toString())
                .put("report", copy.report().toString()));
    try {
      Files.write(file, JSON.writeValueAsBytes(root));
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot prepare a rehearsal", e);
    }
  }

  /**
   * Reads what a process told.
   *
   * @param report where it was told to
   * @param moment {@code held}, {@code restored} or {@code invoked}
   * @param appraiser knows the environment
   * @return what it told, nothing if it did not come to that
   */
  public static Told read(Path report, String moment, Appraiser appraiser) {
    Path file = report.resolveSibling(report.getFileName() + "." + moment);
    if (!Files.exists(file)) {
      return new Told(0, List.of(), Observations.NONE, Map.of(), List.of(), false);
    }
    try {
      JsonNode root = JSON.readTree(Files.readAllBytes(file));
      List<String> threads = new ArrayList<>();
      root.path("threads").forEach(name -> threads.add(name.asText()));
      Map<Long, String> holders = new HashMap<>();
      root.path("sockets")
          .forEach(it -> holders.put(it.path("inode").asLong(), it.path("holder").asText()));
      return new Told(
          root.path("pid").asLong(),
          hooks(root.path("hooks")),
          fields(root.path("fields"), appraiser),
          holders,
          threads,
          root.path("draws").asBoolean());
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read what a process told", e);
    }
  }

  /**
   * Reads the id of a copy, which it tells before it is held.
   *
   * @param report where it was told to
   * @return the id, 0 if it did not come to that
   */
  public static long pid(Path report) {
    try {
      Path file = report.resolveSibling(report.getFileName() + ".pid");
      return Files.exists(file) ? Long.parseLong(Files.readString(file).strip()) : 0;
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read what a process told", e);
    }
  }

  private static List<Hook> hooks(JsonNode all) {
    List<Hook> hooks = new ArrayList<>();
    for (JsonNode hook : all) {
      hooks.add(
          new Hook(
              hook.path("name").asText(),
              hook.path("where").asText(),
              hook.path("late").asBoolean() ? Hook.Fate.TOO_LATE : Hook.Fate.KEPT,
              seconds(hook.path("before")),
              seconds(hook.path("after"))));
    }
    return hooks;
  }

  private static @Nullable Duration seconds(JsonNode number) {
    return number.isNumber() ? Duration.ofNanos((long) (number.asDouble() * 1e9)) : null;
  }

  private static Observations fields(JsonNode all, Appraiser appraiser) {
    Map<String, Set<Value>> places = new TreeMap<>();
    for (JsonNode field : all) {
      Value value = value(field, appraiser);
      if (value != null) {
        places.computeIfAbsent(field.path("place").asText(), key -> new HashSet<>()).add(value);
      }
    }
    return new Observations(places);
  }

  private static @Nullable Value value(JsonNode field, Appraiser appraiser) {
    if (field.has("random")) {
      return appraiser.random(field.path("random").asText());
    }
    if (field.has("bytes")) {
      return appraiser.bytes(HexFormat.of().parseHex(field.path("bytes").asText()));
    }
    List<String> forms = new ArrayList<>();
    field.path("forms").forEach(form -> forms.add(form.asText()));
    return appraiser.of(forms);
  }

  /**
   * A copy to be made.
   *
   * @param api where it finds its runtime API
   * @param output the file that takes what it prints
   * @param report where it tells what it holds
   */
  public record Copy(String api, Path output, Path report) {}

  /**
   * What a process told.
   *
   * @param pid its id
   * @param hooks what was registered
   * @param fields what its modules hold
   * @param holders the name of each socket that was found, by inode
   * @param threads its threads beside the first one
   * @param draws whether invocations draw from the module random, as it was in the snapshot
   */
  public record Told(
      long pid,
      List<Hook> hooks,
      Observations fields,
      Map<Long, String> holders,
      List<String> threads,
      boolean draws) {}
}

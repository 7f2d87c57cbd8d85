package dev.snapstart.cost;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.snapstart.cost.RatesFile.Unusable;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads a table of rates that somebody has written. */
final class OwnRates {
  private static final Set<String> ARCHITECTURES = Set.of("x86_64", "arm64");

  private OwnRates() {}

  /** Reads on from the object's first member. */
  static Rates read(JsonParser json) throws IOException {
    LocalDate asOf = null;
    String source = null;
    Map<String, RegionRates> regions = null;
    for (String name = json.currentName(); name != null; name = json.nextFieldName()) {
      JsonToken token = json.nextToken();
      switch (name) {
        case "asOf" -> asOf = date(json.getText());
        case "source" -> source = json.getText();
        case "regions" -> regions = regions(token, json);
        default ->
            throw new Unusable("has a member that is not known", "Use asOf, source and regions.");
      }
    }
    if (asOf == null || source == null || regions == null) {
      throw new Unusable(
          "does not say " + (asOf == null ? "asOf" : source == null ? "source" : "regions"),
          "Give asOf (a date), source (where the rates are from) and regions.");
    }
    return new Rates(asOf, source, regions);
  }

  private static LocalDate date(String text) throws Unusable {
    try {
      return LocalDate.parse(text);
    } catch (DateTimeException e) {
      throw new Unusable("has no date in asOf", "Use a date such as 2026-11-23.");
    }
  }

  private static Map<String, RegionRates> regions(JsonToken token, JsonParser json)
      throws IOException {
    if (token != JsonToken.START_OBJECT) {
      throw new Unusable("has no object in regions", "Give rates by region.");
    }
    Map<String, RegionRates> regions = new LinkedHashMap<>();
    for (Map.Entry<?, ?> region : JsonTree.members(JsonTree.read(json)).entrySet()) {
      String name = String.valueOf(region.getKey());
      regions.put(name, rates(name, region.getValue()));
    }
    return regions;
  }

  private static RegionRates rates(String region, Object value) throws Unusable {
    Map<?, ?> members = JsonTree.members(value);
    refuseUnknown(
        region, members, Set.of("cachePerGbSecond", "restorePerGb", "durationPerGbSecond"));
    Map<?, ?> durations =
        JsonTree.members(
            Optional.ofNullable((Object) members.get("durationPerGbSecond")).orElse(""));
    refuseUnknown(region, durations, ARCHITECTURES);
    Map<String, BigDecimal> running = new LinkedHashMap<>();
    for (String architecture : ARCHITECTURES) {
      rate(region, architecture, durations.get(architecture))
          .ifPresent(rate -> running.put(architecture, rate));
    }
    return new RegionRates(
        rate(region, "cachePerGbSecond", members.get("cachePerGbSecond")),
        rate(region, "restorePerGb", members.get("restorePerGb")),
        running);
  }

  private static void refuseUnknown(String region, Map<?, ?> members, Set<String> known)
      throws Unusable {
    for (Object name : members.keySet()) {
      if (!known.contains(String.valueOf(name))) {
        throw new Unusable(
            "says of region " + region + " something that is not known",
            "Use cachePerGbSecond, restorePerGb, and durationPerGbSecond with x86_64 and arm64.");
      }
    }
  }

  private static Optional<BigDecimal> rate(String region, String name, @Nullable Object text)
      throws Unusable {
    if (text == null) {
      return Optional.empty();
    }
    try {
      BigDecimal rate = new BigDecimal(text.toString());
      if (rate.signum() >= 0) {
        return Optional.of(rate);
      }
    } catch (NumberFormatException e) {
      // What follows says the same of a number below zero.
    }
    throw new Unusable(
        "has no rate in " + name + " of region " + region, "Use US dollars, such as 0.0000015046.");
  }
}

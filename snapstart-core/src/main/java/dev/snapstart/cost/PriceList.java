package dev.snapstart.cost;

import com.fasterxml.jackson.core.JsonParser;
import dev.snapstart.cost.RatesFile.Unusable;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads AWS's public price list of Lambda as a stream: the list of all regions has megabytes, of
 * which few lines matter. Source of its form: AWS Billing user guide, "Reading the service price
 * list file". Not thread-safe.
 */
final class PriceList {
  private static final String OFFER = "AWSLambda";
  private static final String CACHE = "Lambda-SnapStart-Cached-GB-S";
  private static final String RESTORE = "Lambda-SnapStart-Restored-GB";
  private static final String X86 = "Lambda-GB-Second";
  private static final String ARM = "Lambda-GB-Second-ARM";

  /** Outside of us-east-1 a usage type begins with the region's short name. */
  private static final Pattern USAGE =
      Pattern.compile("(?:[A-Z0-9]+-)?(" + String.join("|", CACHE, RESTORE, X86, ARM) + ")");

  private final Map<String, Meter> meters = new HashMap<>();
  private final Map<Meter, BigDecimal> prices = new HashMap<>();
  private @Nullable String offer;
  private @Nullable String published;

  private PriceList() {}

  private record Meter(String region, String usage) {}

  /** Reads on from the object's first member. */
  static Rates read(JsonParser json) throws IOException {
    PriceList list = new PriceList();
    for (String name = json.currentName(); name != null; name = json.nextFieldName()) {
      json.nextToken();
      switch (name) {
        case "offerCode" -> list.offer = json.getText();
        case "publicationDate" -> list.published = json.getText();
        case "products" -> list.products(json);
        case "terms" -> list.terms(json);
        default -> json.skipChildren();
      }
    }
    return list.rates();
  }

  private void products(JsonParser json) throws IOException {
    for (String sku = json.nextFieldName(); sku != null; sku = json.nextFieldName()) {
      json.nextToken();
      Map<?, ?> attributes = inner(JsonTree.members(JsonTree.read(json)), "attributes");
      Matcher usage = USAGE.matcher(String.valueOf(attributes.get("usagetype")));
      Object region = attributes.get("regionCode");
      if (usage.matches() && region != null) {
        meters.put(sku, new Meter(region.toString(), usage.group(1)));
      }
    }
  }

  private void terms(JsonParser json) throws IOException {
    for (String kind = json.nextFieldName(); kind != null; kind = json.nextFieldName()) {
      json.nextToken();
      if (!kind.equals("OnDemand")) {
        json.skipChildren();
        continue;
      }
      for (String sku = json.nextFieldName(); sku != null; sku = json.nextFieldName()) {
        json.nextToken();
        Meter meter = meters.get(sku);
        if (meter == null) {
          json.skipChildren();
        } else {
          price(meter, JsonTree.members(JsonTree.read(json)));
        }
      }
    }
  }

  /** The first tier's price; should there be two, the higher one. */
  private void price(Meter meter, Map<?, ?> offers) throws Unusable {
    for (Object offered : offers.values()) {
      for (Object dimension : inner(JsonTree.members(offered), "priceDimensions").values()) {
        Map<?, ?> members = JsonTree.members(dimension);
        Object usd = inner(members, "pricePerUnit").get("USD");
        if (usd != null && "0".equals(members.get("beginRange"))) {
          prices.merge(meter, number(usd), BigDecimal::max);
        }
      }
    }
  }

  private static BigDecimal number(Object text) throws Unusable {
    try {
      return new BigDecimal(text.toString());
    } catch (NumberFormatException e) {
      throw new Unusable("has a price that is no number", "Fetch the offer file anew.");
    }
  }

  private static Map<?, ?> inner(Map<?, ?> members, String name) {
    Object value = members.get(name);
    return value == null ? Map.of() : JsonTree.members(value);
  }

  private Rates rates() throws Unusable {
    if (!OFFER.equals(offer)) {
      throw new Unusable(
          "is a price list, but not that of Lambda", "Give the offer file of AWSLambda.");
    }
    if (prices.isEmpty()) {
      throw new Unusable(
          "has none of Lambda's prices in US dollars", "Give the offer file of AWSLambda.");
    }
    Map<String, RegionRates> regions = new TreeMap<>();
    meters.values().stream()
        .map(Meter::region)
        .distinct()
        .forEach(region -> regions.put(region, of(region)));
    return new Rates(date(), "AWS's price list of Lambda, " + published, regions);
  }

  private RegionRates of(String region) {
    Map<String, BigDecimal> running = new TreeMap<>();
    price(region, X86).ifPresent(rate -> running.put("x86_64", rate));
    price(region, ARM).ifPresent(rate -> running.put("arm64", rate));
    return new RegionRates(price(region, CACHE), price(region, RESTORE), running);
  }

  private Optional<BigDecimal> price(String region, String usage) {
    return Optional.ofNullable(prices.get(new Meter(region, usage)));
  }

  private LocalDate date() throws Unusable {
    try {
      return LocalDate.parse(String.valueOf(published).substring(0, 10));
    } catch (DateTimeException | IndexOutOfBoundsException e) {
      throw new Unusable("has no publicationDate", "Fetch the offer file anew.");
    }
  }
}

package dev.snapstart.cost;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.snapstart.error.ErrorCode;
import dev.snapstart.error.SnapStartException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RatesFileTest {
  private static final String OFFER =
      """
      {
        "formatVersion": "v1.0",
        "disclaimer": "none",
        "offerCode": "OFFER",
        "version": "20261120180000",
        "publicationDate": "2026-11-20T18:00:00Z",
        "products": {
          "AAA": {"sku": "AAA", "productFamily": "Serverless", "attributes": {
            "servicecode": "AWSLambda", "regionCode": "us-east-1",
            "usagetype": "Lambda-SnapStart-Cached-GB-S"}},
          "BBB": {"sku": "BBB", "attributes": {
            "regionCode": "eu-west-2", "usagetype": "EUW2-Lambda-SnapStart-Restored-GB"}},
          "CCC": {"sku": "CCC", "attributes": {
            "regionCode": "eu-west-2", "usagetype": "EUW2-Lambda-GB-Second-ARM"}},
          "DDD": {"sku": "DDD", "attributes": {
            "regionCode": "us-east-1", "usagetype": "Lambda-Edge-GB-Second"}},
          "EEE": {"sku": "EEE", "attributes": {
            "regionCode": "us-east-1", "usagetype": "Global-Lambda-GB-Second"}},
          "FFF": {"sku": "FFF", "attributes": {
            "regionCode": "cn-north-1", "usagetype": "CNN1-Lambda-GB-Second"}}
        },
        "terms": {
          "OnDemand": {
            "AAA": {"AAA.T": {"offerTermCode": "T", "priceDimensions": {
              "AAA.T.1": {"unit": "GB-Seconds", "beginRange": "0", "endRange": "Inf",
                "pricePerUnit": {"USD": "0.0000020000"}, "appliesTo": []}}}},
            "BBB": {"BBB.T": {"priceDimensions": {
              "BBB.T.1": {"beginRange": "0", "pricePerUnit": {"USD": "0.0002"}}}}},
            "CCC": {"CCC.T": {"priceDimensions": {
              "CCC.T.2": {"beginRange": "7500000000", "pricePerUnit": {"USD": "0.1"}},
              "CCC.T.1": {"beginRange": "0", "pricePerUnit": {"USD": "0.0000140000"}}}}},
            "DDD": {"DDD.T": {"priceDimensions": {
              "DDD.T.1": {"beginRange": "0", "pricePerUnit": {"USD": "9"}}}}},
            "EEE": {"EEE.T": {"priceDimensions": {
              "EEE.T.1": {"beginRange": "0", "pricePerUnit": {"USD": "0"}}}}},
            "FFF": {"FFF.T": {"priceDimensions": {
              "FFF.T.1": {"beginRange": "0", "pricePerUnit": {"CNY": "0.0001"}}}}}
          },
          "Savings": {"AAA": {}}
        },
        "attributesList": {}
      }
      """;

  @TempDir private Path folder;

  @Test
  void aTableOfOnesOwn() throws IOException {
    Rates rates =
        read(
            """
            {"asOf": "2026-10-01", "source": "our contract", "regions": {
              "eu-west-1": {"cachePerGbSecond": 0.0000015046, "restorePerGb": "0.00014",
                "durationPerGbSecond": {"arm64": 1.33334E-5}},
              "eu-west-3": {}}}
            """);
    assertThat(rates.asOf()).isEqualTo(LocalDate.of(2026, 10, 1));
    assertThat(rates.source()).isEqualTo("our contract");
    RegionRates ireland = rates.of("eu-west-1");
    assertThat(ireland.cachePerGbSecond().orElseThrow()).isEqualByComparingTo("0.0000015046");
    assertThat(ireland.restorePerGb().orElseThrow()).isEqualByComparingTo("0.00014");
    assertThat(ireland.duration("arm64").orElseThrow()).isEqualByComparingTo("0.0000133334");
    assertThat(ireland.duration("x86_64")).isEmpty();
    assertThat(rates.of("eu-west-3")).isEqualTo(RegionRates.unknown());
    assertThat(rates.of("us-east-1")).isEqualTo(RegionRates.unknown());
  }

  @Test
  void thePriceListOfAws() throws IOException {
    Rates rates = read(OFFER.replace("OFFER", "AWSLambda"));
    assertThat(rates.asOf()).isEqualTo(LocalDate.of(2026, 11, 20));
    assertThat(rates.source()).contains("price list", "2026-11-20");
    RegionRates virginia = rates.of("us-east-1");
    assertThat(virginia.cachePerGbSecond().orElseThrow()).isEqualByComparingTo("0.000002");
    assertThat(virginia.restorePerGb()).isEmpty();
    assertThat(virginia.durationPerGbSecond()).isEmpty();
    RegionRates london = rates.of("eu-west-2");
    assertThat(london.restorePerGb().orElseThrow()).isEqualByComparingTo("0.0002");
    assertThat(london.duration("arm64").orElseThrow()).isEqualByComparingTo("0.000014");
    assertThat(rates.of("cn-north-1").duration("x86_64")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "hunter2=password | is not JSON (line 1)",
        "{\"asOf\": \"2026-10-01\" | is not JSON",
        "[1] | is neither a table of rates nor AWS's price list",
        "{\"rates\": {}} | is neither a table of rates nor AWS's price list",
        "{\"asOf\": \"yesterday\"} | has no date in asOf",
        "{\"asOf\": \"2026-10-01\", \"regions\": {}} | does not say source",
        "{\"source\": \"me\", \"asOf\": \"2026-10-01\"} | does not say regions",
        "{\"source\": \"me\", \"regions\": []} | has no object in regions",
        "{\"source\": \"me\", \"region\": {}} | has a member that is not known",
        "{\"regions\": {\"eu-west-1\": {\"cache\": 1}}} | says of region eu-west-1 something",
        "{\"regions\": {\"eu-west-1\": {\"restorePerGb\": -1}}} | has no rate in restorePerGb of",
        "{\"regions\": {\"eu-west-1\": {\"restorePerGb\": \"hunter2\"}}} | has no rate in",
        "{\"offerCode\": \"AmazonEC2\"} | is a price list, but not that of Lambda",
        "{\"offerCode\": \"AWSLambda\"} | has none of Lambda's prices"
      })
  void anythingElseIsOneClearErrorThatShowsNothingOfIt(String content, String says)
      throws IOException {
    SnapStartException error = catchThrowableOfType(SnapStartException.class, () -> read(content));
    assertThat(error.code()).isEqualTo(ErrorCode.INVALID_REQUEST);
    assertThat(error.summary()).startsWith("ratesFile: '").contains(says.strip());
    assertThat(error.getMessage()).doesNotContain("hunter2");
  }

  @Test
  void aFileThatIsNotThere() {
    SnapStartException error =
        catchThrowableOfType(
            SnapStartException.class, () -> RatesFile.read(folder.resolve("absent.json")));
    assertThat(error.getMessage()).contains("absent.json' is not there", "Name a file");
  }

  private Rates read(String content) throws IOException {
    return RatesFile.read(Files.writeString(folder.resolve("rates.json"), content));
  }
}

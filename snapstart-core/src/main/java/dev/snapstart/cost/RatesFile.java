package dev.snapstart.cost;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import dev.snapstart.error.ErrorCode;
import dev.snapstart.error.SnapStartException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;

/**
 * Reads rates from a JSON file: either a table of one's own, or AWS's public price list of Lambda.
 *
 * <p>The own table is an object of {@code asOf} (a date such as {@code 2026-11-23}), {@code source}
 * (a text) and {@code regions}: by region an object of {@code cachePerGbSecond}, {@code
 * restorePerGb} and {@code durationPerGbSecond} (by architecture, {@code x86_64} and {@code
 * arm64}), each optional, in US dollars. The price list is the offer file of {@code AWSLambda}, of
 * one region or of all: {@code
 * https://pricing.us-east-1.amazonaws.com/offers/v1.0/aws/AWSLambda/current/REGION/index.json}.
 */
public final class RatesFile {
  private static final Set<String> OWN = Set.of("asOf", "source", "regions");
  private static final Set<String> OFFER =
      Set.of("formatVersion", "disclaimer", "offerCode", "version", "publicationDate", "products");

  private RatesFile() {}

  /**
   * Reads a file. The whole of AWS's list is read as a stream, in little memory.
   *
   * @param file the file
   * @return its rates, and no others
   * @throws SnapStartException with {@link ErrorCode#INVALID_REQUEST} if the file cannot be read or
   *     is neither of the two
   */
  public static Rates read(Path file) {
    if (!Files.isRegularFile(file)) {
      throw invalid(file, "is not there", "Name a file that exists.");
    }
    try (JsonParser json = new JsonFactory().createParser(file.toFile())) {
      String first = json.nextToken() == JsonToken.START_OBJECT ? json.nextFieldName() : null;
      if (first != null && OWN.contains(first)) {
        return OwnRates.read(json);
      }
      if (first != null && OFFER.contains(first)) {
        return PriceList.read(json);
      }
      throw new Unusable(
          "is neither a table of rates nor AWS's price list",
          "Give an object of asOf, source and regions, or the offer file of AWSLambda.");
    } catch (Unusable e) {
      throw invalid(file, e.getMessage(), e.advice);
    } catch (JsonProcessingException e) {
      // Its text would show what the file holds, which may be another one than was meant.
      throw invalid(
          file,
          "is not JSON (line " + (e.getLocation() == null ? 1 : e.getLocation().getLineNr()) + ")",
          "Correct it, or name another file.");
    } catch (IOException e) {
      throw invalid(file, "cannot be read", "See to it that it can be read.");
    }
  }

  private static SnapStartException invalid(Path file, String problem, String advice) {
    return SnapStartException.of(
            ErrorCode.INVALID_REQUEST, "ratesFile: '" + file + "' " + problem + ".")
        .advice(advice)
        .build();
  }

  /** The file is JSON, but no rates can be taken from it. */
  static final class Unusable extends IOException {
    private static final long serialVersionUID = 1;

    private final String advice;

    Unusable(String problem, String advice) {
      super(problem);
      this.advice = advice;
    }

    @Override
    public String getMessage() {
      return String.valueOf(super.getMessage());
    }
  }
}

package com.example.quickstart;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Map;
import org.junit.jupiter.api.Test;

class ShippingQuoteTest {
  private final ShippingQuote function = new ShippingQuote();

  @Test
  void priceIsWeightTimesTariff() {
    Map<String, String> quote =
        function.handleRequest(Map.of("country", "NL", "kilos", "2.5"), null);
    assertEquals("7.00", quote.get("price"));
  }

  @Test
  void unknownCountryIsRefused() {
    assertThrows(
        IllegalArgumentException.class,
        () -> function.handleRequest(Map.of("country", "XX", "kilos", "1"), null));
  }
}

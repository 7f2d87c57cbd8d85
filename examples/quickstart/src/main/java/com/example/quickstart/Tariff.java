package com.example.quickstart;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Properties;

/** Prices per kilo and country, read once while the function initialises. */
final class Tariff {
  private static final String FILE = "tariff.properties";

  private final Properties pricePerKilo;

  private Tariff(Properties pricePerKilo) {
    this.pricePerKilo = pricePerKilo;
  }

  static Tariff load() {
    Properties prices = new Properties();
    try (InputStream file = Tariff.class.getResourceAsStream(FILE)) {
      prices.load(file);
    } catch (IOException e) {
      throw new UncheckedIOException(FILE, e);
    }
    return new Tariff(prices);
  }

  BigDecimal price(String country, BigDecimal kilos) {
    String perKilo = pricePerKilo.getProperty(country);
    if (perKilo == null) {
      throw new IllegalArgumentException("We do not ship to " + country);
    }
    return new BigDecimal(perKilo).multiply(kilos).setScale(2, RoundingMode.HALF_UP);
  }
}

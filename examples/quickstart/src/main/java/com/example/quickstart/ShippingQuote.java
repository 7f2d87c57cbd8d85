package com.example.quickstart;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import java.math.BigDecimal;
import java.util.Map;
import java.util.UUID;
import org.crac.Core;
import org.crac.Resource;

/**
 * Quotes the price of shipping a parcel: {@code {"country": "NL", "kilos": "2.5"}}.
 *
 * <p>With SnapStart, Lambda runs the constructor and {@link #beforeCheckpoint} once, when a version
 * is published, and takes a snapshot; every execution environment starts from it with {@link
 * #afterRestore}.
 */
public final class ShippingQuote implements RequestHandler<Map<String, String>, Map<String, String>> {
  private final Tariff tariff = Tariff.load();

  /** The CRaC context holds resources weakly: without this field the hooks might never run. */
  private final Resource hooks = new Hooks();

  private String environmentId = newId();

  /** Called by Lambda. */
  public ShippingQuote() {
    Core.getGlobalContext().register(hooks);
  }

  @Override
  public Map<String, String> handleRequest(Map<String, String> parcel, Context context) {
    BigDecimal price = tariff.price(parcel.get("country"), new BigDecimal(parcel.get("kilos")));
    return Map.of("price", price.toPlainString(), "servedBy", environmentId);
  }

  /** Not to be shared by the copies of a snapshot: made anew in each. */
  private static String newId() {
    return UUID.randomUUID().toString();
  }

  private final class Hooks implements Resource {
    /** Whatever is done here is paid once, not at every start: use the code so that it is loaded. */
    @Override
    public void beforeCheckpoint(org.crac.Context<? extends Resource> context) {
      tariff.price("NL", BigDecimal.ONE);
    }

    @Override
    public void afterRestore(org.crac.Context<? extends Resource> context) {
      environmentId = newId();
    }
  }
}

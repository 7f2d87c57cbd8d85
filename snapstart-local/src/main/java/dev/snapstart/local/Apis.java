package dev.snapstart.local;

import dev.snapstart.local.control.ControlPlane;
import dev.snapstart.local.state.Account;
import dev.snapstart.local.state.cloud.Cloud;

/** API Gateway's APIs, as a test says; thread-safe. */
public final class Apis {
  private final ControlPlane control;

  Apis(ControlPlane control) {
    this.control = control;
  }

  /**
   * Adds a REST API with one resource and a stage {@code prod} that serves it.
   *
   * @param name its name
   * @param path the resource's id and its path without the slash, for example {@code orders}
   * @param method for example {@code POST}
   * @param functionArn the function, version or alias that is called
   * @return the API's id
   */
  public String rest(String name, String path, String method, String functionArn) {
    return control.perform(
        (cloud, now) ->
            new Cloud.Outcome<>(
                cloud.with(
                    cloud
                        .gateways()
                        .withRestApi(
                            name,
                            path,
                            method,
                            invocations(cloud.lambda().account(), functionArn),
                            "prod",
                            now)),
                cloud.gateways().nextId("r")));
  }

  /**
   * Adds an HTTP API with one integration {@code i1}, one route, and a stage {@code $default} that
   * deploys by itself.
   *
   * @param name its name
   * @param routeKey for example {@code POST /orders}
   * @param functionArn the function, version or alias that is called
   * @return the API's id
   */
  public String http(String name, String routeKey, String functionArn) {
    return control.perform(
        (cloud, now) ->
            new Cloud.Outcome<>(
                cloud.with(
                    cloud.gateways().withHttpApi(name, routeKey, functionArn, "$default", now)),
                cloud.gateways().nextId("h")));
  }

  private static String invocations(Account account, String functionArn) {
    return "arn:"
        + account.partition()
        + ":apigateway:"
        + account.region()
        + ":lambda:path/2015-03-31/functions/"
        + functionArn
        + "/invocations";
  }
}

package com.example;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import java.util.UUID;

/** Holds nothing of that kind. */
public class Clean implements RequestHandler<String, String> {
  private static final String GREETING = "Hello ";

  @Override
  public String handleRequest(String input, Context context) {
    return GREETING + UUID.randomUUID() + System.getenv("STAGE");
  }
}

package com.example;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import java.util.Random;
import java.util.UUID;

/** Holds what a snapshot breaks; the test counts on the lines. */
public class Planted implements RequestHandler<String, String> {
  private static final Random DICE = new Random();
  private static final UUID ID = UUID.randomUUID();
  private static final long STARTED = System.currentTimeMillis();

  @Override
  public String handleRequest(String input, Context context) {
    return ID + " " + DICE.nextInt() + " " + STARTED + System.getenv("AWS_SESSION_TOKEN");
  }
}

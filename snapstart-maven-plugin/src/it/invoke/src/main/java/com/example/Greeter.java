package com.example;

import java.util.Map;

public class Greeter {
  public Map<String, Object> greet(Map<String, Object> event) {
    System.out.println("greeting with " + System.getenv("GREETING"));
    if (event.containsKey("fail")) {
      throw new IllegalArgumentException("nobody is there");
    }
    return Map.of("statusCode", 200, "path", String.valueOf(event.get("rawPath")));
  }
}

package dev.snapstart.local.state;

/** The rules of all calls. */
final class Rules {
  private Rules() {}

  static Rulebook all() {
    Rulebook rules = new Rulebook();
    CreateRules.addTo(rules);
    ReadRules.addTo(rules);
    UpdateRules.addTo(rules);
    VersionRules.addTo(rules);
    AliasRules.addTo(rules);
    TagRules.addTo(rules);
    PolicyRules.addTo(rules);
    InvokeRules.addTo(rules);
    EventSourceRules.addTo(rules);
    UrlRules.addTo(rules);
    InvokeConfigRules.addTo(rules);
    ProvisionedRules.addTo(rules);
    ConcurrencyRules.addTo(rules);
    FixedAnswers.addTo(rules);
    return rules;
  }
}

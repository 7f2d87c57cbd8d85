import dev.snapstart.maven.it.ItProject


def project = new ItProject(basedir)
project.copy(new File(examples, 'quickstart'), 'careful')
project.copy(new File(examples, 'quickstart'), 'faulty')
project.edit('faulty/src/main/java/com/example/quickstart/ShippingQuote.java', 'register(hooks)', 'register(new Hooks())')
new File(basedir, 'event.json').text = '{"country": "NL", "kilos": "2.5", "note": "canary-of-the-event-1"}'
true

import dev.snapstart.maven.it.ItProject

def project = new ItProject(basedir)
project.copy(new File(examples, 'quickstart'), '.')
project.copy(new File(examples, 'quickstart'), 'changed')
project.edit('changed/src/main/resources/com/example/quickstart/tariff.properties', '2.80', '2.90')
project.edit('changed/src/test/java/com/example/quickstart/ShippingQuoteTest.java', '7.00', '7.25')
project.copy(new File(examples, 'quickstart'), 'broken')
new File(basedir, 'broken/src/main/resources/com/example/quickstart/tariff.properties').delete()

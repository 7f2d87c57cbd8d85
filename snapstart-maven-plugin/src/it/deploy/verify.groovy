import dev.snapstart.maven.it.ItProject
import groovy.xml.XmlSlurper
import java.util.zip.ZipFile


def project = new ItProject(basedir)

def planned = project.json('target/snapstart/orders.plan.json')
assert planned.get('outcome').asText() == 'changes'
assert planned.get('steps').findValuesAsText('name') ==
    ['CreateFunction', 'PublishVersion', 'AwaitSnapshot', 'ShiftAlias']

def first = project.json('target/snapstart/orders.json')
assert first.get('schemaVersion').asInt() == 1
assert first.get('goal').asText() == 'deploy'
assert first.get('outcome').asText() == 'changed'
assert first.get('account').asText() == '123456789012'
assert first.get('version').get('number').asText() == '1'
assert !first.get('version').get('reused').asBoolean()
assert first.get('version').get('snapStart').asBoolean()
assert first.get('alias').get('version').asText() == '1'

def second = project.json('target/second.json')
assert second.get('outcome').asText() == 'unchanged'
assert second.get('steps').isEmpty()
assert second.get('version').get('number').asText() == '1'

assert project.json('target/plan-same.json').get('outcome').asText() == 'unchanged'
assert project.json('target/plan-two.json').get('outcome').asText() == 'changes'

def third = project.json('target/third.json')
assert third.get('alias').get('previousVersion').asText() == '1'
assert third.get('alias').get('version').asText() == '2'

def status = project.json('target/status.json')
assert status.get('aliases').get(0).get('version').asText() == '2'
assert status.get('versions').get('2').get('ready').asBoolean()
assert status.get('versions').get('2').get('optimizationStatus').asText() == 'On'

assert project.linesWith('Undo: mvn snapstart:rollback -Dsnapstart.function=orders'
    + ' -Dsnapstart.alias=live -Dsnapstart.toVersion=1 -Dsnapstart.local') == 1
assert project.linesWith("Skipped: 'skip' is set") == 1

// What was installed is one file: nothing else to resolve before a goal starts
def installed = new File(localRepositoryPath, 'dev/snapstart/snapstart-maven-plugin').listFiles().find { it.directory }
def pom = new XmlSlurper().parse(installed.listFiles().find { it.name.endsWith('.pom') })
assert pom.dependencies.dependency.findAll { !(it.scope.text() in ['provided', 'test']) }.isEmpty()
new ZipFile(installed.listFiles().find { it.name ==~ /snapstart-maven-plugin-[^-]+(-SNAPSHOT)?\.jar/ }).withCloseable { jar ->
  [
      'META-INF/LICENSE', 'META-INF/NOTICE',
      'META-INF/services/software.amazon.awssdk.http.SdkHttpService',
      'META-INF/maven/software.amazon.awssdk/lambda/pom.properties',
      'software/amazon/awssdk/services/sso/auth/SsoProfileCredentialsProviderFactory.class',
      'software/amazon/awssdk/services/ssooidc/SsoOidcTokenProvider.class',
      'software/amazon/awssdk/services/sts/internal/StsProfileCredentialsProviderFactory.class',
  ].each { assert jar.getEntry(it) != null : it }
  assert jar.getEntry('org/slf4j/Logger.class') == null
}

package dev.snapstart.internal.deploy;

import static dev.snapstart.internal.deploy.Walks.SMALL;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.snapstart.internal.lambda.LambdaGateway;
import java.util.function.BiFunction;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Each invariant is seen to fail when the rule behind it is broken. */
@Tag("slow")
class SabotageExplorerTest {
  @Test
  void aReadinessThatIsNotCheckedIsFound() {
    whileChanging(Sabotage::claimingToBeReady)
        .hasMessageContaining("not ready")
        .hasMessageContaining("start");
  }

  @Test
  void aRevisionThatIsNotSentIsFound() {
    whileChanging(Sabotage::withoutRevisions)
        .hasMessageContaining("overwritten")
        .hasMessageContaining("rival");
  }

  @Test
  void aVersionThatIsMadeDifferentEachTimeIsFound() {
    whileChanging(Sabotage::stampingEachPublish).hasMessageContaining("published twice");
  }

  @Test
  void aRunThatEndsTooEarlyIsFound() {
    whileChanging(Sabotage::claimingTheMemory).hasMessageContaining("plan is not empty");
  }

  @Test
  void anErrorThatDoesNotSayHowThingsAreIsFound() {
    whileChanging(Sabotage::givingUpByItself).hasMessageContaining("does not say how things are");
  }

  @Test
  void aDeletionOfWhatTheLedgerNamesIsFound() {
    whileChanging(Sabotage::deletingAfterTheMove).hasMessageContaining("version 1 was deleted");
  }

  @Test
  void aPruningThatDoesNotLookAtAliasesIsFound() {
    assertThatThrownBy(
            () ->
                Walks.explore(
                    Walks.pruning(), Walks.fourVersions(), SMALL, Sabotage::withoutLedgers))
        .hasMessageContaining("version 3 was deleted");
  }

  @Test
  void aFailedGateThatLeavesTrafficBehindIsFound() {
    whileShifting(Sabotage::claimingToReturn).hasMessageContaining("the new version has traffic");
  }

  @Test
  void aPortionForAVersionThatIsNotReadyIsFound() {
    whileShifting(Sabotage::claimingToBeReady).hasMessageContaining("not ready");
  }

  @Test
  void weightsThatAreOverwrittenUnseenAreFound() {
    whileShifting(Sabotage::withoutRevisions).hasMessageContaining("overwritten");
  }

  @Test
  void aDeploymentThatIsNotStoppedIsFound() {
    whileTakingBack(Sabotage::hidingDeployments).hasMessageContaining("CodeDeploy still shifts");
  }

  @Test
  void aRollbackThatIsNotNotedIsFound() {
    whileTakingBack(Sabotage::claimingToNote).hasMessageContaining("the alias does not say so");
  }

  private static AbstractThrowableAssert<?, ?> whileChanging(
      BiFunction<VirtualLambda, LambdaGateway, LambdaGateway> sabotage) {
    return assertThatThrownBy(
        () -> Walks.explore(Walks.change(), Walks.twoVersions(), SMALL, sabotage));
  }

  private static AbstractThrowableAssert<?, ?> whileShifting(
      BiFunction<VirtualLambda, LambdaGateway, LambdaGateway> sabotage) {
    return assertThatThrownBy(
        () -> Walks.exploreTraffic(Walks.shift(), Walks.oneVersion(), sabotage));
  }

  private static AbstractThrowableAssert<?, ?> whileTakingBack(
      BiFunction<VirtualLambda, LambdaGateway, LambdaGateway> sabotage) {
    return assertThatThrownBy(
        () -> Walks.exploreTraffic(Walks.handBack(), Walks.handOverUnderWay(), sabotage));
  }
}

package io.escapement.core.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.escapement.core.market.Market;
import io.escapement.core.rules.planted.CallsBack;
import io.escapement.core.rules.planted.IteratesHashMap;
import io.escapement.core.rules.planted.KeepsStatics;
import io.escapement.core.rules.planted.PrintsDoubles;
import io.escapement.core.rules.planted.ReadsClock;
import io.escapement.core.rules.planted.TakesLock;
import io.escapement.core.rules.planted.UsesInexactMath;
import java.net.URISyntaxException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The core's bytecode against the reviewed list of what it may use, and planted offenders to prove that it bites. */
class AllowListTest {
    private static final String PLANTED = "io/escapement/core/rules/planted/";

    private final AllowList allowed = AllowList.read();

    @Test
    void shouldFindOnlyReviewedUsesInCore() throws URISyntaxException {
        final Path classes = Path.of(
                Market.class.getProtectionDomain().getCodeSource().getLocation().toURI());
        assertThat(BytecodeScan.folder(classes, allowed))
                .as("uses that core-allow-list.txt does not hold; review, then add or avoid them")
                .isEmpty();
    }

    @Test
    void shouldCatchClock() {
        assertThat(BytecodeScan.type(ReadsClock.class, allowed))
                .containsExactly(PLANTED + "ReadsClock.now uses java/lang/System#nanoTime");
    }

    @Test
    void shouldCatchHashOrder() {
        assertThat(BytecodeScan.type(IteratesHashMap.class, allowed))
                .contains(PLANTED + "IteratesHashMap.first uses java/util/Map#entrySet");
    }

    @Test
    void shouldCatchInexactMath() {
        assertThat(BytecodeScan.type(UsesInexactMath.class, allowed))
                .containsExactly(PLANTED + "UsesInexactMath.soft uses java/lang/Math#exp");
    }

    @Test
    void shouldCatchStatics() {
        assertThat(BytecodeScan.type(KeepsStatics.class, allowed))
                .contains(
                        PLANTED + "KeepsStatics.OPEN_TO_ALL is a static array that others can write to",
                        PLANTED + "KeepsStatics.SEEN is a static of type java/util/List that is not reviewed",
                        PLANTED + "KeepsStatics.count is a static that can be assigned");
    }

    @Test
    void shouldCatchTextOfDoublesAndObjects() {
        assertThat(BytecodeScan.type(PrintsDoubles.class, allowed))
                .containsExactly(
                        PLANTED + "PrintsDoubles.text makes text of double",
                        PLANTED + "PrintsDoubles.text uses java/lang/String#valueOf");
    }

    @Test
    void shouldCatchLocks() {
        assertThat(BytecodeScan.type(TakesLock.class, allowed))
                .containsExactly(PLANTED + "TakesLock.next is synchronized", PLANTED + "TakesLock.next takes a lock");
    }

    @Test
    void shouldCatchLambdasAndMethodReferences() {
        assertThat(BytecodeScan.type(CallsBack.class, allowed))
                .contains(
                        PLANTED + "CallsBack.ask makes a lambda",
                        PLANTED + "CallsBack.ask uses java/lang/System#currentTimeMillis");
    }
}

package io.escapement.core.risk;

import io.escapement.codecs.sbe.KillStage;

/** Does what a stage of the kill switch asks for. */
@FunctionalInterface
public interface WindDown {
    /**
     * The switch went up, or stands there still after a restart; what was done for a stage already is not done again.
     *
     * @param stage it stands at
     */
    void onStage(KillStage stage);
}

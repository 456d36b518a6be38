package io.escapement.core.guard;

import io.escapement.codecs.sbe.AlertKind;
import io.escapement.codecs.sbe.Reason;
import io.escapement.codecs.sbe.RunMode;
import io.escapement.codecs.sbe.Severity;
import io.escapement.core.hash.RollingHash;
import io.escapement.core.model.ModelBundle;
import io.escapement.core.model.ModelLibrary;
import io.escapement.core.model.ModelStage;
import io.escapement.core.output.CommandPublisher;
import io.escapement.core.output.StatePublisher;
import io.escapement.core.snapshot.Persistent;
import io.escapement.core.snapshot.SnapshotException;
import io.escapement.core.snapshot.StateIo;

/** The bundle that judges signals now: named by a run start or an operator, found in the library. */
public final class ActiveModel implements Persistent {
    private final ModelLibrary library;
    private final StatePublisher alerts;
    private final RollingHash hash;
    private ModelBundle bundle;
    private boolean refused;
    private boolean canary;

    /**
     * No model yet.
     *
     * @param library bundles that may be activated
     * @param alerts tells people
     * @param hash absorbs activations
     */
    public ActiveModel(ModelLibrary library, StatePublisher alerts, RollingHash hash) {
        this.library = library;
        this.alerts = alerts;
        this.hash = hash;
    }

    /**
     * Makes a bundle the live one. A bundle that is not there, or whose stage does not allow real money, leaves none, and
     * nothing is traded until another is activated.
     *
     * @param sha256 of the bundle; empty for none
     * @param mode of the run
     */
    public void activate(String sha256, RunMode mode) {
        final boolean none = sha256.equals("");
        bundle = none ? null : library.find(sha256);
        refused = false;
        if (bundle == null && !none) {
            refuse(0);
        }
        if (bundle != null && mode == RunMode.MAINNET && bundle.stage() == ModelStage.PAPER) {
            refuse(bundle.hashPrefix());
            bundle = null;
        }
        canary = bundle != null && mode == RunMode.MAINNET && bundle.stage() == ModelStage.CANARY;
        hash.absorb(bundle == null ? 0 : bundle.hashPrefix());
    }

    /**
     * The bundle.
     *
     * @return null if none is active
     */
    public ModelBundle bundle() {
        return bundle;
    }

    /**
     * Whether a bundle was named that may not be used.
     *
     * @return true until another activation
     */
    public boolean isRefused() {
        return refused;
    }

    /**
     * Whether the bundle is on trial with real money.
     *
     * @return true if positions are capped
     */
    public boolean isCanary() {
        return canary;
    }

    @Override
    public void persist(StateIo io) {
        final String active = io.text(bundle == null ? null : bundle.sha256());
        if (io.isReading()) {
            bundle = active == null ? null : library.find(active);
            if (active != null && bundle == null) {
                throw new SnapshotException(
                        "snapshot: the model bundle " + active + " is missing; put it beside the journal");
            }
        }
        refused = io.flag(refused);
        canary = io.flag(canary);
    }

    private void refuse(long prefix) {
        refused = true;
        alerts.alert(
                AlertKind.OTHER,
                Severity.CRITICAL,
                Reason.NO_MODEL,
                CommandPublisher.NULL_INSTRUMENT,
                StatePublisher.NULL_VALUE,
                prefix,
                0);
    }
}

package io.escapement.core.guard;

import io.escapement.codecs.sbe.AlertKind;
import io.escapement.codecs.sbe.ModelRole;
import io.escapement.codecs.sbe.Reason;
import io.escapement.codecs.sbe.RunMode;
import io.escapement.codecs.sbe.Severity;
import io.escapement.core.hash.RollingHash;
import io.escapement.core.instrument.InstrumentTable;
import io.escapement.core.model.ModelBundle;
import io.escapement.core.model.ModelLibrary;
import io.escapement.core.output.CommandPublisher;
import io.escapement.core.output.ModelPublisher;
import io.escapement.core.output.StatePublisher;
import io.escapement.core.snapshot.Persistent;
import io.escapement.core.snapshot.StateIo;
import io.escapement.core.strategy.Strategy;

/**
 * The bundles that judge signals now: the live one, and a shadow that judges the same and is never traded. A run start
 * names the live one, an operator may replace either; both are found in the library.
 *
 * <p>A bundle that is not there, or whose stage does not allow this run, is refused: when a run starts there is none then,
 * and nothing is traded until another is activated; later the one before stays. A shadow may have any stage.
 */
public final class ActiveModel implements Persistent {
    private final ModelLibrary library;
    private final ModelPublisher publisher;
    private final StatePublisher alerts;
    private final RollingHash hash;
    private final ModelSlot live;
    private final ModelSlot shadow;
    private RunMode mode = RunMode.NULL_VAL;
    private boolean refused;

    /**
     * No model yet.
     *
     * @param library bundles that may be activated
     * @param instruments whose symbols are looked up in them
     * @param publisher tells activations
     * @param alerts tells people
     * @param hash absorbs activations of the live model
     */
    public ActiveModel(
            ModelLibrary library,
            InstrumentTable instruments,
            ModelPublisher publisher,
            StatePublisher alerts,
            RollingHash hash) {
        this.library = library;
        this.publisher = publisher;
        this.alerts = alerts;
        this.hash = hash;
        live = new ModelSlot(instruments);
        shadow = new ModelSlot(instruments);
    }

    /**
     * Names the strategies whose signals are judged; once, before the first input.
     *
     * @param strategies of this core
     */
    public void bind(Strategy[] strategies) {
        live.bind(strategies);
        shadow.bind(strategies);
    }

    /**
     * A run starts with a bundle, or without one.
     *
     * @param sha256 of the bundle; empty for none
     * @param runMode what may be touched
     */
    public void onRunStart(String sha256, RunMode runMode) {
        mode = runMode;
        final long before = live.hashPrefix();
        final ModelBundle named = library.find(sha256);
        final Reason why = refusal(sha256, named, ModelRole.LIVE);
        refused = why != Reason.NONE;
        live.set(refused ? null : named);
        if (refused) {
            alert(Severity.CRITICAL, why, named);
        }
        hash.absorb(live.hashPrefix());
        publisher.changed(ModelRole.LIVE, !refused, live.hashPrefix(), before, why);
    }

    /**
     * An operator puts a bundle in the place of another, or none.
     *
     * @param sha256 of the bundle; empty for none
     * @param role which place
     * @return true if it was done; false if the one before stays
     */
    public boolean activate(String sha256, ModelRole role) {
        final ModelSlot slot = role == ModelRole.SHADOW ? shadow : live;
        final long before = slot.hashPrefix();
        final ModelBundle named = library.find(sha256);
        final Reason why = refusal(sha256, named, role);
        if (why == Reason.NONE) {
            slot.set(named);
        }
        if (role == ModelRole.LIVE) {
            refused = refused && why != Reason.NONE;
            if (why != Reason.NONE) {
                alert(Severity.WARNING, why, named);
            }
            hash.absorb(live.hashPrefix());
        }
        publisher.changed(role, why == Reason.NONE, slot.hashPrefix(), before, why);
        return why == Reason.NONE;
    }

    /** Looks up the symbols again; after instruments have come. Allocates. */
    void recode() {
        live.recode();
        shadow.recode();
    }

    /**
     * The bundle that decides.
     *
     * @return its place; empty without one
     */
    public ModelSlot live() {
        return live;
    }

    /**
     * The bundle that only watches.
     *
     * @return its place; empty without one
     */
    public ModelSlot shadow() {
        return shadow;
    }

    /**
     * The bundle that decides.
     *
     * @return null if none is active
     */
    public ModelBundle bundle() {
        return live.bundle();
    }

    /**
     * Whether a run start named a bundle that may not be used.
     *
     * @return true until another one is activated
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
        return live.bundle() != null && live.bundle().stage().isCapped(mode);
    }

    @Override
    public void persist(StateIo io) {
        mode = io.word(mode, RunMode.class);
        refused = io.flag(refused);
        live.persist(io, library);
        shadow.persist(io, library);
    }

    private Reason refusal(String sha256, ModelBundle named, ModelRole role) {
        if (named == null) {
            return sha256.isEmpty() ? Reason.NONE : Reason.MODEL_NOT_FOUND;
        }
        return role == ModelRole.SHADOW || named.stage().mayTrade(mode) ? Reason.NONE : Reason.MODEL_STAGE;
    }

    private void alert(Severity severity, Reason why, ModelBundle named) {
        alerts.alert(
                AlertKind.MODEL_REFUSED,
                severity,
                why,
                CommandPublisher.NULL_INSTRUMENT,
                StatePublisher.NULL_VALUE,
                named == null ? 0 : named.hashPrefix(),
                live.hashPrefix());
    }
}

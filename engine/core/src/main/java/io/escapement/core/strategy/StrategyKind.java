package io.escapement.core.strategy;

import io.escapement.core.instrument.InstrumentTable;
import io.escapement.core.market.Market;
import java.util.List;

/**
 * What is known of a strategy before there is one: its number, name, parameter space, and how it is built.
 *
 * <p>Configuration and search read the space here; the core builds from it. Immutable.
 */
public abstract class StrategyKind {
    private final int id;
    private final String name;
    private final String title;
    private final List<Parameter> parameters;
    private final boolean inTrend;
    private final boolean inRange;
    private final boolean inVolatile;

    /**
     * A kind.
     *
     * @param id number in messages, 1 to 65534; never used again for another strategy
     * @param name in configuration, camel case
     * @param title in sentences, such as "trend following"
     * @param parameters in documentation order; copied
     * @param inTrend whether it may trade in a trending market unless configured otherwise
     * @param inRange the same of a ranging one
     * @param inVolatile the same of a volatile one
     */
    protected StrategyKind(
            int id,
            String name,
            String title,
            List<Parameter> parameters,
            boolean inTrend,
            boolean inRange,
            boolean inVolatile) {
        this.id = id;
        this.name = name;
        this.title = title;
        this.parameters = List.copyOf(parameters);
        this.inTrend = inTrend;
        this.inRange = inRange;
        this.inVolatile = inVolatile;
    }

    /**
     * What the numbers of its strategies' proposals mean, in their order.
     *
     * @return at most {@link Proposal#MAX_NUMBERS} names; unmodifiable
     */
    public abstract List<String> numberNames();

    /**
     * Builds the strategy.
     *
     * @param market whose bars it reads
     * @param instruments for the ticks
     * @param values of its parameters
     * @return a strategy without history
     * @throws IllegalArgumentException if values contradict each other
     */
    public abstract Strategy create(Market market, InstrumentTable instruments, ParameterValues values);

    /**
     * Number in messages.
     *
     * @return 1 to 65534
     */
    public final int id() {
        return id;
    }

    /**
     * Name in configuration.
     *
     * @return camel case
     */
    public final String name() {
        return name;
    }

    /**
     * Name in sentences.
     *
     * @return a few words
     */
    public final String title() {
        return title;
    }

    /**
     * The parameter space.
     *
     * @return in documentation order; unmodifiable
     */
    public final List<Parameter> parameters() {
        return parameters;
    }

    /**
     * Whether it trades in a trending market by default.
     *
     * @return false if not
     */
    public final boolean inTrend() {
        return inTrend;
    }

    /**
     * Whether it trades in a ranging market by default.
     *
     * @return false if not
     */
    public final boolean inRange() {
        return inRange;
    }

    /**
     * Whether it trades in a volatile market by default.
     *
     * @return false if not
     */
    public final boolean inVolatile() {
        return inVolatile;
    }
}

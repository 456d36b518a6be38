package io.escapement.gateway.bybit;

import io.escapement.codecs.sbe.ClockSource;
import io.escapement.gateway.bybit.port.AlertListener;
import io.escapement.gateway.bybit.settings.AccountSettings;
import io.escapement.gateway.bybit.settings.AddressSettings;
import io.escapement.gateway.bybit.settings.MarketSettings;
import io.escapement.gateway.bybit.settings.RequestSettings;
import io.escapement.gateway.bybit.settings.SocketSettings;
import io.escapement.gateway.bybit.settings.UniverseSettings;

/**
 * All the gateway has to be told, in sections. Set what differs from the defaults, then {@link #conclude()} checks and
 * freezes.
 *
 * <p>Not thread-safe before {@code conclude}, immutable after it.
 */
public final class GatewayConfiguration {
    private final AddressSettings addresses = new AddressSettings();
    private final AccountSettings account = new AccountSettings();
    private final SocketSettings sockets = new SocketSettings();
    private final MarketSettings market = new MarketSettings();
    private final UniverseSettings universe = new UniverseSettings();
    private final RequestSettings requests = new RequestSettings();
    private ClockSource clock = ClockSource.RECEIVE;
    private AlertListener alerts = AlertListener.NONE;

    /**
     * Where input times come from.
     *
     * @param value VENUE for markets faster than real time
     * @return this
     */
    public GatewayConfiguration clock(ClockSource value) {
        clock = value;
        return this;
    }

    /**
     * Who hears what a person should know.
     *
     * @param value called on the gateway's threads
     * @return this
     */
    public GatewayConfiguration alerts(AlertListener value) {
        alerts = value;
        return this;
    }

    /**
     * Checks and freezes all sections.
     *
     * @return this
     * @throws GatewayException naming what is missing or wrong
     */
    public GatewayConfiguration conclude() {
        addresses.conclude();
        if (hasAccount() && addresses.privateUrl() == null) {
            throw new GatewayException("gateway: privateUrl is missing");
        }
        if (!hasAccount() && (addresses.privateUrl() != null || addresses.tradeUrl() != null)) {
            throw new GatewayException("gateway: credentials are missing");
        }
        account.conclude();
        sockets.conclude();
        market.conclude();
        universe.conclude();
        requests.conclude();
        return this;
    }

    /**
     * Whether there is an account: without credentials only public data is received.
     *
     * @return true to trade
     */
    public boolean hasAccount() {
        return account.credentials() != null;
    }

    /** @return where the venue is */
    public AddressSettings addresses() {
        return addresses;
    }

    /** @return who trades */
    public AccountSettings account() {
        return account;
    }

    /** @return how sockets connect, stay alive and come back */
    public SocketSettings sockets() {
        return sockets;
    }

    /** @return what public data every instrument needs */
    public MarketSettings market() {
        return market;
    }

    /** @return which instruments */
    public UniverseSettings universe() {
        return universe;
    }

    /** @return how requests are made */
    public RequestSettings requests() {
        return requests;
    }

    /** @return hears what a person should know; not null */
    public AlertListener alerts() {
        return alerts;
    }

    /** @return where input times come from; RECEIVE or VENUE */
    public ClockSource clock() {
        return clock;
    }
}

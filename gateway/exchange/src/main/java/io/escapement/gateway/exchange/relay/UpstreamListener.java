package io.escapement.gateway.exchange.relay;

import java.util.Collection;

/** Hears what comes from the venue. Event loop only. */
interface UpstreamListener {
    /** A frame came. @param text whole: data, or a reply */
    void onFrame(String text);

    /** A connection is there, again. @param allUp whether none is missing */
    void onUp(boolean allUp);

    /** A connection was lost: what is missed until it is back is gone. @param topics that came on it */
    void onDown(Collection<String> topics);
}

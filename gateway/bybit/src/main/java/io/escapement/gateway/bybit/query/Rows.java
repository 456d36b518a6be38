package io.escapement.gateway.bybit.query;

import io.escapement.gateway.bybit.decode.Verdict;

/** One of the decoder's row methods. */
@FunctionalInterface
interface Rows {
    Verdict publish();
}

/**
 * The account: cash, positions, margin. Written on its own, so that an agreement with the core's bookkeeping proves
 * something.
 *
 * <p>Thread: its owner's. May use: codecs, {@code venue.model}. Read {@code Account} first.
 */
package io.escapement.venue.account;

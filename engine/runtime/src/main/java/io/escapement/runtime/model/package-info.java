/**
 * Model bundles of a running engine: those its journal holds, and the way of another one into it.
 *
 * <p>Thread: the steward's, once trading; never the business thread. May use: the core's model room, journal, codecs. Read
 * {@link io.escapement.runtime.model.ModelDesk} first.
 */
package io.escapement.runtime.model;

/**
 * Runs a journal's inputs through a fresh core and holds what it says against what was said then.
 *
 * <p>Thread: the caller's. May use: core, journal, codecs. Read {@link io.escapement.tools.replay.Replayer} first.
 */
package io.escapement.tools.replay;

/**
 * What happens before the first live input: warm-up of the code, recovery from the journal.
 *
 * <p>Thread: the starting one. May use: core, journal. Read {@link io.escapement.runtime.start.Recovery} first.
 */
package io.escapement.runtime.start;

/**
 * What the core says: the port it speaks through, and one publisher per kind of output.
 *
 * <p>Thread: the core's own. May use: codecs and Agrona. Read {@link io.escapement.core.output.OutputPort} first, then
 * {@link io.escapement.core.output.OutputChannel}.
 */
package io.escapement.core.output;

/**
 * What the venue has that we did not expect: naming it, telling it, and keeping instruments apart until it is settled.
 *
 * <p>Thread: the core's own. May use: {@code config}, {@code hash}, {@code output}. Read {@link
 * io.escapement.core.finding.FindingDesk} first.
 */
package io.escapement.core.finding;

/**
 * Answers to "why?": one signal's whole story out of a journal, and what another configuration would have done.
 *
 * <p>Thread: the caller's. May use: replay, text, journal, core, codecs. Read {@link
 * io.escapement.tools.explain.SignalStory} first.
 */
package io.escapement.tools.explain;

/**
 * What an engine that resumes a journal must know besides the core's state: derived from the inputs, kept with a snapshot.
 *
 * <p>Thread: whoever reads the journal; not on the path of a live message. Not used by the core's own rooms. Read {@link
 * io.escapement.core.resume.JournalMarks} first.
 */
package io.escapement.core.resume;

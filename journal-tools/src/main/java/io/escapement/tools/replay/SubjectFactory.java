package io.escapement.tools.replay;

import io.escapement.core.output.OutputPort;

/** Makes fresh subjects, all alike. */
@FunctionalInterface
public interface SubjectFactory {
    /**
     * @param out takes the subject's outputs
     * @return a subject before its first input
     */
    Subject create(OutputPort out);
}

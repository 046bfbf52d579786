package org.ecorelay.certificate.evidence;

import java.util.Optional;

/** One examination of an opened archive; each may rely on those before it. */
@FunctionalInterface
interface Check {
    /** The first broken link; without one the first doubt; empty when everything holds. Throws nothing, whatever the files are. */
    Optional<Flaw> examine(Opened evidence);
}

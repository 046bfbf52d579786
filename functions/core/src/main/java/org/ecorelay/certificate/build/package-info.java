/**
 * From an accepted order to a signed document, or to the question, the refusal or the wait instead of it: what is known is
 * loaded, {@link org.ecorelay.certificate.decide} decides, and what it decides is kept and signed.
 */
@NullMarked
package org.ecorelay.certificate.build;

import org.jspecify.annotations.NullMarked;

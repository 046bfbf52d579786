/** JSON as values: read within limits, built in order, written canonically by {@link org.ecorelay.attestation.CanonicalJson}. */
@NullMarked
package org.ecorelay.json;

import org.jspecify.annotations.NullMarked;

/**
 * The container that evidence is handed over in: a ZIP file of one possible form, a manifest that says what is in it, and copies of
 * bodies in which values are replaced by their hashes.
 *
 * <p>Terms: an item is <em>complete</em> when its file is the body that the ledger has, <em>redacted</em> when its file is a copy
 * with values replaced, <em>withheld</em> when there is no file; its hash is always that of the ledger's body.
 */
@NullMarked
package org.ecorelay.attestation.evidence;

import org.jspecify.annotations.NullMarked;

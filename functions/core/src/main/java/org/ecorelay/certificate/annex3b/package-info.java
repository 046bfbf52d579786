/**
 * The minimum information of a proof of origin (RCEP Annex 3B): what it says ({@link
 * org.ecorelay.certificate.annex3b.OriginDocument}), as the UN/CEFACT certificate-of-origin tree ({@link
 * org.ecorelay.certificate.annex3b.OriginTree}) and as boxes 1 to 17 of Form RCEP ({@link
 * org.ecorelay.certificate.annex3b.FormBoxes}), which are drawn from the tree and can say nothing else.
 *
 * <p>Terms: <em>back-to-back</em> is a proof for goods re-exported unprocessed on the strength of an original one (3.19);
 * <em>third-party invoicing</em> is an invoice by a firm that is not the exporter (3.20); <em>retroactively</em> issued is a
 * certificate of origin issued after the shipment (3.17.8).
 */
@NullMarked
package org.ecorelay.certificate.annex3b;

import org.jspecify.annotations.NullMarked;

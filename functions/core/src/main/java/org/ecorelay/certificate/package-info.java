/**
 * The e-CO of one order (or part of one): its identity, its row in the status table, its states, its document.
 *
 * <p>Terms: a <em>certificate of origin</em> (CO) is issued by an issuing body (RCEP 3.17); a <em>declaration of origin</em>
 * (DO) is made by an approved exporter (RCEP 3.18). This software prepares, signs and submits. <em>Box 1–17</em> are the
 * boxes of the RCEP form; <em>FOB</em> is the free-on-board value (RCEP 3.1).
 */
@NullMarked
package org.ecorelay.certificate;

import org.jspecify.annotations.NullMarked;

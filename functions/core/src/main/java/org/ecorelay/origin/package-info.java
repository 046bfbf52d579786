/**
 * Whether goods originate under RCEP Chapter 3, and how that was determined.
 *
 * <p>Criteria as printed in box 10: <em>WO</em> wholly obtained (3.3), <em>PE</em> produced exclusively from originating
 * materials (3.2 b), <em>CTC</em> change in tariff classification, <em>RVC</em> regional value content (3.5), <em>CR</em>
 * chemical reaction (Annex 3A). <em>ACU</em> cumulation (3.4), <em>DMI</em> de minimis (3.7). <em>VNM</em> is the value of
 * non-originating materials, <em>FOB</em> the free-on-board value.
 */
@NullMarked
package org.ecorelay.origin;

import org.jspecify.annotations.NullMarked;

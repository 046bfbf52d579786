/**
 * What a storefront asks of a certificate: to accept its order, to correct it, to withdraw it, to ship it together with
 * others. What cannot be done yet is written down as wanted, and done when the outcome at the platform is known.
 */
@NullMarked
package org.ecorelay.certificate.change;

import org.jspecify.annotations.NullMarked;

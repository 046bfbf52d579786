/**
 * What anybody is answered who presents an e-CO, or the hash that is printed on it, without an account: whether the data is
 * unaltered, who has signed it, what the platform has answered, which issuing body has certified it. Producer, values, consignee
 * and trace are never part of it.
 */
@NullMarked
package org.ecorelay.certificate.verify;

import org.jspecify.annotations.NullMarked;

package org.ecorelay.certificate;

import org.ecorelay.order.Order;
import org.ecorelay.origin.Determination;
import org.ecorelay.origin.HsCode;
import org.ecorelay.origin.ProductProfile;

/**
 * One line of an order whose goods originate, ready for boxes 6 to 13.
 *
 * @param index its place in the order, from 0
 */
record DeclaredLine(Order.Line line, int index, ProductProfile product, HsCode hs, Determination.Originating origin) {}

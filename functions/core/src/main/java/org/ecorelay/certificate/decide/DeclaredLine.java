package org.ecorelay.certificate.decide;

import org.ecorelay.order.Order;
import org.ecorelay.origin.Determination;
import org.ecorelay.origin.HsCode;
import org.ecorelay.origin.ProductProfile;
import org.ecorelay.origin.bill.Money;

/**
 * One line of an order whose goods originate, ready for boxes 6 to 13.
 *
 * @param index its place in the order, from 0
 * @param hs the code for this destination
 * @param origin criterion lines (box 10), country (box 11), the basis of both, and how they were found
 * @param fob FOB value of the whole line
 */
record DeclaredLine(
        Order.Line line, int index, ProductProfile product, HsCode hs, Determination.Originating origin, Money fob) {}

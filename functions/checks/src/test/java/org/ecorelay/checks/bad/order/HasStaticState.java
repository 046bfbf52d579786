package org.ecorelay.checks.bad.order;

final class HasStaticState {
    static int counter;
}

package org.ecorelay.checks.bad.order;

final class HasSetter {
    void setName(String name) {}
}

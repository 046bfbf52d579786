package org.ecorelay.checks.bad.order;

final class OrderManager {}

package org.ecorelay.checks.bad.order;

class OpenForExtension {}

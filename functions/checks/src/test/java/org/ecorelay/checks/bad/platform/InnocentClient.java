package org.ecorelay.checks.bad.platform;

public final class InnocentClient {}

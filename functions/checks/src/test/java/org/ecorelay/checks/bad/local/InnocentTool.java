package org.ecorelay.checks.bad.local;

public final class InnocentTool {}

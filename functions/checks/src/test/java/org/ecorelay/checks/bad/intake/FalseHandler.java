package org.ecorelay.checks.bad.intake;

public final class FalseHandler {}

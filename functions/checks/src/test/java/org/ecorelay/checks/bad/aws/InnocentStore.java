package org.ecorelay.checks.bad.aws;

public final class InnocentStore {}

package org.ecorelay.checks.bad.unmarked;

final class Forgotten {}

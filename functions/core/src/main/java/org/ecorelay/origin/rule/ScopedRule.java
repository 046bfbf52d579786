package org.ecorelay.origin.rule;

/**
 * One row of a pack.
 *
 * @param line line in the file, from 1
 * @param source where it is printed
 * @param scopeUnchanged the pack says that the scope means the same goods in HS 2022 as in the pack's edition
 */
public record ScopedRule(int line, HsScope scope, Rule rule, String source, boolean scopeUnchanged) {}

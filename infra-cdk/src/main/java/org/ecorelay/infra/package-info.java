/**
 * The stack on AWS: one App, one Stack, one construct per function.
 *
 * <p>The synthesized template is checked in at {@code infra-cdk/template}; the local run is wired from it, so it is the
 * one place that says which queue, table, route and variable belongs to which function.
 */
@NullMarked
package org.ecorelay.infra;

import org.jspecify.annotations.NullMarked;

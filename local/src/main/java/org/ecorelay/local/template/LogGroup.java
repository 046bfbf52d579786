package org.ecorelay.local.template;

/** Where a function's log lines go at AWS; locally only its name is used, in grants. */
record LogGroup(String logicalId, String name) {}

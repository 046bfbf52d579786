package org.ecorelay.origin;

/** Origin conferring criterion, first line of box 10. */
public enum Criterion {
    WO,
    PE,
    CTC,
    RVC,
    CR
}

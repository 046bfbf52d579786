package org.ecorelay.account;

/** How an exporter proves origin. It states this once; nobody guesses it. */
public enum Route {
    /** A declaration of origin by an approved exporter (RCEP 3.18.1(a), 3.21). */
    DECLARATION,
    /** A certificate of origin of an issuing body (RCEP 3.17), which is applied for. */
    ISSUING_BODY
}

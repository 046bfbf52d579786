package org.ecorelay.notice;

/**
 * What is kept between two passes of the timer.
 *
 * @param failed notices that a channel has not taken
 * @param bundles notices that wait to be told together
 * @param mails mails of the day
 */
public record NoticeState(FailedDeliveries failed, Bundles bundles, MailCounts mails) {}

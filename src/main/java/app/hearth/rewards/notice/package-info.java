/**
 * What the user is told about earnings without asking: what is news, what was told already, and when the system may be used to say it. The rules are pure
 * ({@link app.hearth.rewards.notice.Notices}); {@link app.hearth.rewards.notice.NoticeService} keeps them going and on the disk.
 */
package app.hearth.rewards.notice;

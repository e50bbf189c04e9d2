/** The book of earnings as files for other programs: complete, streamed, the same in every language. */
package app.hearth.rewards.export;

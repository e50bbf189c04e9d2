/** What came in, day by day and task by task. */
package app.hearth.desktop.earnings;

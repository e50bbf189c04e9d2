/** The schedule: a painter of the usual week, exceptions by date, and what both will mean in the next seven days. */
package app.hearth.desktop.schedule;

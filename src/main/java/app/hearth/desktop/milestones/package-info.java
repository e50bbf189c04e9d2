/** What was done in all, for people: milestones in a dialog, and a picture of them for whoever wants to show it. Reckons nothing and sends nothing. */
package app.hearth.desktop.milestones;

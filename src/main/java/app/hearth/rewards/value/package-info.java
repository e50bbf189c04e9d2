/**
 * What earnings are worth and what they cost, as pure functions: screens, the command line and the statement show these figures and reckon nothing
 * themselves. Units are never added to one another; what is not known is empty, never zero; what is not sure is a {@link app.hearth.rewards.value.Range}.
 */
package app.hearth.rewards.value;

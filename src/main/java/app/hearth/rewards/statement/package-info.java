/** A month of earnings on paper: what came in, what it is worth, what it cost, and what vouches for it. */
package app.hearth.rewards.statement;

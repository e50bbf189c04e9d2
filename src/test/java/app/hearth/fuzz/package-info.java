/** What reads bytes from a peer, for a coverage-guided fuzzer: {@code mvn -q -Pfuzz verify}. The seeds run with all tests. */
package app.hearth.fuzz;

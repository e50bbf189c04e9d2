/**
 * Running tasks: slots, sandboxes, the child process of a WebAssembly task, and the governor that holds them to the allowance.
 */
package app.hearth.engine.execution;

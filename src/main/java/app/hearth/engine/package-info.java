/**
 * The worker engine: one event loop that owns the state, work fetch, transfers, and the snapshot others read.
 * Others use {@link app.hearth.engine.EngineClient}: snapshots out, commands in. Nothing here knows about windows.
 */
package app.hearth.engine;

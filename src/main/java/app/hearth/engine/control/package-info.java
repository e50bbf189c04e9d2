/** The control port: lets BOINC's managers and Hearth's own commands watch and steer the engine on this computer. */
package app.hearth.engine.control;

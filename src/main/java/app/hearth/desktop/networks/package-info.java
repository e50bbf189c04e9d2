/** The Networks screen: for whom this computer works, why they can be trusted, and whom else it could work for. */
package app.hearth.desktop.networks;

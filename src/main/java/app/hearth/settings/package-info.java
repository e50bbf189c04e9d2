/**
 * What the user chose, as records, stored as JSON. A value the user broke is set aside; everything readable still counts.
 */
package app.hearth.settings;

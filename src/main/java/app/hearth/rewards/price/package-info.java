/** What a unit is worth by the user's word or by a page that the user chose; never by a guess. A price always says where it is from and how old it is. */
package app.hearth.rewards.price;

/**
 * Whom a player contacts for the sake of a URI or an object.
 *
 * - `named-host`: it opens a connection to the host that is named.
 * - `music-service`: an item of a service by number; the player asks the stored endpoint of that service.
 * - `player`: a player of the household, named by its id.
 * - `nothing`: what is named is on the player itself.
 * - `unsure`: not known; treat it like `named-host`.
 */
export type Contacts = 'named-host' | 'music-service' | 'player' | 'nothing' | 'unsure';

import { isIP } from 'node:net';
import type { HouseholdState } from '../state/household.ts';
import { fetchUrlOf } from './uri.ts';

/** True for a fetch URL of something that the household's own file lists. */
export type OwnSources = (url: string) => boolean;

/**
 * What a household file lists is taken to be there: files on its shares, and stations that it names. They play without a
 * connection, for a simulated household has no file server and looks no names up. Taken once, at the start: a share or a
 * station that somebody adds later is foreign, and a station at an address is really fetched.
 */
export function createOwnSources(household: HouseholdState): OwnSources {
  const shares = household.library.shares.map(({ path }) => `smb:${path}/`);
  const listed = [
    ...household.radioStations.map(({ uri }) => uri),
    ...household.favorites.map(({ uri }) => uri),
    ...Object.values(household.players).map(({ transport }) => transport.uri),
  ];
  const stations = new Set(listed.map(fetchUrlOf).filter((url) => url !== undefined && isNamed(url)));
  return (url) => stations.has(url) || shares.some((share) => url.startsWith(share));
}

const isNamed = (url: string): boolean => URL.canParse(url) && isIP(new URL(url).hostname) === 0;

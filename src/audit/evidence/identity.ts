import { parseServerHeader } from '../../sonos/server-header.ts';
import type { DescriptionPart } from './description.ts';
import type { DeviceEvidence } from './device.ts';
import type { Observation } from './observation.ts';
import type { Sighting } from './sighting.ts';
import type { LeakKind } from './status-pages.ts';
import { bondOf, type ZoneGroupStatePart } from './zone-group-state.ts';

/** Who a device says it is. Everything in it came from the network. */
export interface Identity {
  readonly playerId?: string;
  readonly householdId?: string;
  readonly room?: string;
  /** Where several players are one room: not the one that stands for it. */
  readonly bond?: 'satellite' | 'bonded';
  readonly model?: string;
  readonly modelNumber?: string;
  readonly build?: string;
}

/** Joined from all evidence, the device's own description first. */
export function identityOf({ parts, sightings, address }: DeviceEvidence): Identity {
  const description = valueOf(parts.description);
  const served = description?.kind === 'served' ? description : undefined;
  const zones = valueOf(parts['zone-group-state']);
  const api = apiAnswer(parts['tls-door']);
  const playerId = firstOf([
    playerIdIn(served?.udn),
    api?.playerId,
    playerIdIn(factOf(sightings, 'USN')),
    playerIdIn(factOf(sightings, 'uuid')),
  ]);
  const member = memberOf(zones, { playerId, address });
  const household = firstOf([
    zones?.householdId,
    factOf(sightings, 'X-RINCON-HOUSEHOLD'),
    factOf(sightings, 'hhid'),
    api?.householdId,
    leakOf(parts, 'household-id'),
  ]);
  const bond = member && zones ? bondOf(member, zones.members) : undefined;
  return definedOnly({
    playerId,
    householdId: withoutSuffix(household),
    room: firstOf([
      fieldOf(served, 'roomName'),
      member?.room,
      factOf(sightings, 'room'),
      leakOf(parts, 'room-name'),
    ]),
    bond,
    model: served?.modelName,
    modelNumber: firstOf([served?.modelNumber, modelInServer(description, sightings)]),
    build: description ? buildOf(description, sightings) : buildInSightings(sightings),
  });
}

const valueOf = <T>(part: Observation<T> | undefined): T | undefined =>
  part?.known ? part.value : undefined;

/** The first that is there and not empty. */
const firstOf = (candidates: readonly (string | undefined)[]): string | undefined =>
  candidates.find((candidate) => candidate !== undefined && candidate !== '');

const memberOf = (
  zones: ZoneGroupStatePart | undefined,
  { playerId, address }: { readonly playerId: string | undefined; readonly address: string },
) =>
  zones?.members.find((one) => one.playerId === playerId) ??
  zones?.members.find((one) => one.address === address);

/** The build that the description tells, or else the SERVER header of an answer: `Linux UPnP/1.0 Sonos/97.1-80312 (ZPS13)`. */
export function buildOf(description: DescriptionPart, sightings: readonly Sighting[]): string | undefined {
  const told = description.kind === 'served' ? fieldOf(description, 'softwareVersion') : undefined;
  return told ?? buildInServer(description.server) ?? buildInSightings(sightings);
}

/** The text of a vendor's element in a description. */
export const fieldOf = (description: DescriptionPart | undefined, name: string): string | undefined =>
  description?.kind === 'served'
    ? description.fields.find((field) => field.name === name)?.value || undefined
    : undefined;

/** A fact of the first sighting that has it; names are compared without case. */
export const factOf = (sightings: readonly Sighting[], name: string): string | undefined =>
  sightings.flatMap(({ facts }) => facts).find((fact) => fact.name.toLowerCase() === name.toLowerCase())
    ?.value;

const buildInServer = (server: string | undefined): string | undefined =>
  parseServerHeader(server ?? '')?.buildText;

const buildInSightings = (sightings: readonly Sighting[]): string | undefined =>
  buildInServer(factOf(sightings, 'SERVER'));

/** The code in brackets, or the model number where the code is known: `ZPS13` is `S13`. */
function modelInServer(
  description: DescriptionPart | undefined,
  sightings: readonly Sighting[],
): string | undefined {
  const agents = [description?.server, factOf(sightings, 'SERVER')].map((server) =>
    parseServerHeader(server ?? ''),
  );
  const agent = agents.find((one) => one !== undefined);
  return agent?.model ?? agent?.code;
}

/** The model number that the description tells, or else the SERVER header. */
export const modelNumberOf = (
  description: DescriptionPart,
  sightings: readonly Sighting[],
): string | undefined =>
  description.kind === 'served' && description.modelNumber !== ''
    ? description.modelNumber
    : modelInServer(description, sightings);

/** What the player's own page says of it; other pages name others. */
function leakOf({ 'status-pages': pages }: DeviceEvidence['parts'], kind: LeakKind): string | undefined {
  const zp = valueOf(pages)?.pages.find(({ path }) => path === '/status/zp');
  return zp?.leaks.find((leak) => leak.kind === kind)?.value;
}

const playerIdIn = (text: string | undefined): string | undefined =>
  /RINCON_[0-9A-Za-z]{12,30}/.exec(text ?? '')?.[0];

/** The local API's household id is the other one with a dot and a suffix. */
const withoutSuffix = (id: string | undefined): string | undefined => id?.split('.')[0];

function apiAnswer(part: DeviceEvidence['parts']['tls-door']) {
  if (!part?.known || !part.value.open) return undefined;
  return [part.value.apiWithoutKey, part.value.apiWithPublicKey]
    .map((answer) => (answer.known ? answer.value : undefined))
    .find((answer) => answer?.playerId !== undefined);
}

const definedOnly = (record: { readonly [K in keyof Identity]-?: Identity[K] | undefined }): Identity =>
  Object.fromEntries(Object.entries(record).filter(([, value]) => value !== undefined && value !== ''));

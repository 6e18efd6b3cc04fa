import { dirname, isAbsolute, join } from 'node:path';
import { asPlayerId, type PlayerId } from '../base/ids.ts';
import { type Path, pathText } from '../base/yaml/problem.ts';
import type { Config, GuardedPlayer, QuietHours } from './config.ts';
import { parseHours, type TimeWindow } from './hours.ts';
import type { Place } from './place.ts';
import { resolveRules } from './resolve-rules.ts';
import { resolveSegments } from './resolve-segments.ts';
import { type ConfigDefinition, SHIPPED_ROLES } from './schema.ts';
import { shippedPlace, shippedRules } from './shipped-rules.ts';

export interface Source {
  readonly file: string;
  lineOf(path: Path): number;
}

/** Fills in defaults. The definition was checked before; what does not hold here is a bug. */
export function resolveConfig(definition: ConfigDefinition, source: Source): Config {
  const place = (path: Path): Place => ({
    file: source.file,
    line: source.lineOf(path),
    path: pathText(path),
  });
  return {
    file: source.file,
    timeZone: definition['time-zone'],
    players: playersOf(definition),
    ...resolveSegments(definition),
    people: peopleOf(definition),
    roles: new Set([...SHIPPED_ROLES, ...Object.keys(definition.roles ?? {})]),
    groups: new Set(Object.keys(definition.groups ?? {})),
    rules: resolveRules(definition, place),
    quietHours: quietHoursOf(definition, place),
    approval: definition.approval
      ? { classes: definition.approval, place: place(['approval']) }
      : { classes: shippedRules().approval, place: shippedPlace(['approval']) },
    frontDesk: frontDeskOf(definition, source.file),
    policyFiles: (definition.policies ?? []).map((name, index) => ({
      name,
      place: place(['policies', index]),
    })),
  };
}

const playersOf = ({ players }: ConfigDefinition): ReadonlyMap<string, GuardedPlayer> =>
  new Map(
    Object.entries(players).map(([room, { address, id, 'guarded-at': guardedAt = address }]) => [
      room,
      { room, address, guardedAt, ...(id === undefined ? {} : { id: playerId(id) }) },
    ]),
  );

/** A name that was checked. */
function playerId(text: string): PlayerId {
  const id = asPlayerId(text);
  if (!id) throw new Error(`unchecked id: ${text}`);
  return id;
}

const peopleOf = ({ people = {} }: ConfigDefinition): Config['people'] =>
  new Map(
    Object.entries(people).map(([id, { name = id, role, groups = [] }]) => [id, { id, name, role, groups }]),
  );

function frontDeskOf({ 'front-desk': desk }: ConfigDefinition, file: string): Config['frontDesk'] {
  if (!desk) return undefined;
  const { address = '127.0.0.1', name, certificate } = desk;
  const { port = name === undefined ? 8080 : 8443 } = desk;
  const at = (path: string): string => (isAbsolute(path) ? path : join(dirname(file), path));
  return {
    address,
    port,
    ...(name === undefined ? {} : { name }),
    ...(certificate ? { certificate: { chain: at(certificate.chain), key: at(certificate.key) } } : {}),
  };
}

function quietHoursOf(definition: ConfigDefinition, place: (path: Path) => Place): QuietHours | undefined {
  const quiet = definition['quiet-hours'];
  if (!quiet) return undefined;
  const { hours, days, rooms, except = [] } = quiet;
  return { windows: windowsOf(hours), days, rooms, except, place: place(['quiet-hours']) };
}

/** Hours that were checked. */
export function windowsOf(hours: string): readonly TimeWindow[] {
  const windows = parseHours(hours);
  if (!windows) throw new Error(`unchecked hours: ${hours}`);
  return windows;
}

import type { AccessRequest, SourcePlace } from '../../../../src/guard/policy/access-request.ts';
import { NOBODY } from '../../../../src/guard/identity/principal.ts';
import { numberOf } from '../../../../src/sim/local-api/json.ts';
import { type Room, ROOMS } from '../../generate/houses.ts';
import { fetchedFor, VOLUME_NOW } from '../asked-about-executed.ts';
import type { CommandDone } from './player.ts';

/**
 * The question that a policy would be asked about what a player did for a command. It is put together from what the player's
 * services were told to do, whatever the command said; nothing here comes from `src/guard`.
 */
export function askedAboutCommand(at: Room, command: CommandDone): AccessRequest {
  const { fetched, id, succeeded } = command;
  const acts = command.acts.filter(({ action }) => !action.startsWith('Get'));
  const rooms = [...new Set([at.room, ...acts.flatMap(heardIn)])];
  const volumes = levelsOf(at, command, rooms);
  const uris = acts.flatMap(({ args }) =>
    Object.entries(args).flatMap(([name, value]) => (/UR[IL]$/.test(name) ? [value] : [])),
  );
  const sources: readonly SourcePlace[] = [...uris, ...fetched].flatMap((uri) => fetchedFor(uri, 'media'));
  return {
    principal: NOBODY,
    action: {
      kind: 'local-api',
      id: `local-api.${succeeded || acts.length > 0 ? id : 'nothing'}`,
      riskClass: 'system',
    },
    room: at.room,
    rooms,
    context: { at: 0, approved: false, sources, ...(Object.keys(volumes).length > 0 ? { volumes } : {}) },
  };
}

type DoneAct = CommandDone['acts'][number];

const TOGETHER: readonly string[] = ['Office', 'Study'];
const OF_GROUPS = /^(?:AVTransport|Queue|Group\w+)$/;

/** The room whose player acts, those that are named, and all that play with one of them where it is about a group. */
function heardIn({ player, service, args }: DoneAct): readonly string[] {
  const text = Object.values(args).join(' ');
  const named = ROOMS.filter(({ id }) => text.includes(id)).map(({ room }) => room);
  const rooms = OF_GROUPS.test(service) ? [player.room, ...named] : named;
  return rooms.some((room) => TOGETHER.includes(room))
    ? [player.room, ...named, ...TOGETHER]
    : [player.room, ...named];
}

/** How loud rooms could be afterwards; a group's volume may all go to one of its rooms. */
function levelsOf(
  at: Room,
  { acts, body, id, succeeded }: CommandDone,
  rooms: readonly string[],
): Record<string, number> {
  const levels: Record<string, number> = {};
  const raise = (room: string, level: number): void => {
    levels[room] = Math.max(levels[room] ?? 0, Math.min(100, level));
  };
  for (const { player, service, action, args } of acts) {
    const to = Number(args['DesiredVolume'] ?? VOLUME_NOW + Number(args['Adjustment'] ?? Number.NaN));
    if (service === 'GroupRenderingControl' && !Number.isNaN(to))
      rooms.forEach((room) => raise(room, to * rooms.length));
    if (
      service === 'RenderingControl' &&
      !Number.isNaN(to) &&
      (args['DesiredVolume'] !== undefined || to > VOLUME_NOW)
    )
      raise(player.room, to);
    if (action === 'SetOutputFixed' && args['DesiredFixed'] === '1') raise(player.room, 100);
  }
  const clip = numberOf(body, 'volume');
  if (id === 'audioClip.loadAudioClip' && succeeded && clip !== undefined) raise(at.room, clip);
  return levels;
}

import { type Aim, isOfGroup } from '../effects/aims.ts';
import { bounded } from '../effects/level.ts';
import { sharedOut } from '../effects/shared-out.ts';
import type { AccessContext } from '../policy/access-request.ts';
import type { PlayerAccess } from './player-access.ts';
import { isMuted, type PlayerAt, snapshotOf, volumeNow } from './volume-questions.ts';

/** How loud rooms are and will be. Both hold while nobody else reaches their players. */
export interface Figures {
  readonly volumes: Readonly<Record<string, number>>;
  /** A muted room is at 0: players may unmute what is set. */
  readonly volumesNow: Readonly<Record<string, number>>;
  /** They hold if the group takes a snapshot of itself first. */
  readonly afterSnapshot: boolean;
}

export interface Look {
  readonly aim: Aim;
  /** The player asked, of a group its coordinator. */
  readonly asked: PlayerAt;
  /** The rooms of the group, or the one room asked. */
  readonly rooms: readonly PlayerAt[];
}

/**
 * Asks every room that a volume reaches how loud it is. To be asked where no write passes until its own act; undefined
 * where a player does not tell.
 */
export async function lookCloser(
  access: PlayerAccess,
  { aim, asked, rooms }: Look,
): Promise<Figures | undefined> {
  const told = await Promise.all(rooms.map((room) => soundOf(access, room)));
  const sounds = told.flatMap((sound) => sound ?? []);
  if (sounds.length < rooms.length) return undefined;
  const levels = sounds.map(({ level }) => level);
  const after = isOfGroup(aim) ? await groupAfter(access, { aim, asked }, levels) : roomAfter(aim, levels);
  if (!after) return undefined;
  const named = (values: readonly number[]): Readonly<Record<string, number>> =>
    Object.fromEntries(rooms.map(({ place }, index) => [place.room, values[index] ?? 100]));
  return {
    volumes: named(after),
    volumesNow: named(sounds.map(({ level, muted }) => (muted ? 0 : level))),
    afterSnapshot: isOfGroup(aim),
  };
}

interface Sound {
  readonly level: number;
  readonly muted: boolean;
}

async function soundOf(access: PlayerAccess, room: PlayerAt): Promise<Sound | undefined> {
  const [level, muted] = await Promise.all([volumeNow(access, room, 'player'), isMuted(access, room)]);
  return level === undefined || muted === undefined ? undefined : { level, muted };
}

const roomAfter = ({ kind, level }: Aim, levels: readonly number[]): readonly number[] =>
  levels.map((now) => bounded(kind === 'by' ? now + level : level));

async function groupAfter(
  access: PlayerAccess,
  { aim, asked }: Pick<Look, 'aim' | 'asked'>,
  levels: readonly number[],
): Promise<readonly number[] | undefined> {
  if (!snapshotOf(asked)) return undefined;
  const told = await volumeNow(access, asked, 'group');
  return told === undefined ? undefined : sharedOut({ levels, told }, aim);
}

/** Whether no room becomes louder than it is. */
export const isQuieter = ({ volumes, volumesNow }: Figures): boolean =>
  Object.entries(volumes).every(([room, after]) => after <= (volumesNow[room] ?? -1));

/** What a decision is asked with. A bound that held before still does. */
export const withFigures = (context: AccessContext, { volumes, volumesNow }: Figures): AccessContext => ({
  ...context,
  volumes: Object.fromEntries(
    Object.entries(volumes).map(([room, after]) => [room, smaller(after, context.volumes?.[room])]),
  ),
  volumesNow,
});

const smaller = (figure: number, bound: number | 'unknown' | undefined): number =>
  typeof bound === 'number' ? Math.min(figure, bound) : figure;
